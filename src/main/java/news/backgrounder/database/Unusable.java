package news.backgrounder.database;

import java.sql.SQLException;

/** The database cannot be used by this node, now or later, unless somebody does something about it. */
class Unusable extends RuntimeException {

    private final String remedy;

    Unusable(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    Unusable(SQLException refusal) {
        this(
                "The database does not let the site in: " + refusal.getMessage(),
                "Set spring.datasource.url, spring.datasource.username and spring.datasource.password.");
    }

    String remedy() {
        return remedy;
    }
}
