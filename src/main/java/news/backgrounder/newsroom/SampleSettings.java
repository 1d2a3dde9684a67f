package news.backgrounder.newsroom;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.stereotype.Component;

/** Whether the sample story is wanted: as {@code backgrounder.sample} says, or else on the embedded database only. */
@Component
class SampleSettings {

    private static final String EMBEDDED_DEFAULT = "jdbc:h2:file:./data/";

    private final boolean wanted;

    SampleSettings(@Value("${backgrounder.sample:}") String setting, DataSourceProperties database) {
        this.wanted = setting.isBlank()
                ? database.determineUrl().startsWith(EMBEDDED_DEFAULT)
                : Boolean.parseBoolean(setting);
    }

    boolean wanted() {
        return wanted;
    }
}
