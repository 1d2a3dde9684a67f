package news.backgrounder.edition;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Makes H2 refuse to change or delete what the record holds; on PostgreSQL a function of its own does the same. */
public class AppendOnlyTrigger implements Trigger {

    private String table = "";

    @Override
    public void init(
            Connection connection, String schema, String trigger, String table, boolean before, int operations) {
        this.table = table;
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        throw new SQLException("the record is append-only: a change of " + table + " was refused");
    }
}
