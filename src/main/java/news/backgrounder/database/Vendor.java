package news.backgrounder.database;

import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Whose database it is, which its address says before anybody has reached it. */
public enum Vendor {
    /** In this process: it does not go away, and a file may be locked by another process at the start only. */
    H2("h2", "H2") {
        @Override
        Properties limits(Duration limit) {
            return new Properties();
        }
    },
    POSTGRESQL("postgresql", "PostgreSQL") {
        @Override
        Properties limits(Duration limit) {
            var properties = new Properties();
            properties.setProperty("loginTimeout", String.valueOf(Database.PATIENCE.toSeconds()));
            properties.setProperty("connectTimeout", String.valueOf(Database.PATIENCE.toSeconds()));
            properties.setProperty("socketTimeout", String.valueOf(limit.toSeconds()));
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("options", "-c statement_timeout=" + limit.toMillis());
            return properties;
        }
    };

    private final String code;
    private final String product;

    Vendor(String code, String product) {
        this.code = code;
        this.product = product;
    }

    /** @param url as JDBC writes it */
    public static Vendor of(@Nullable String url) {
        return Arrays.stream(values())
                .filter(vendor -> url != null && url.startsWith("jdbc:" + vendor.code + ":"))
                .findFirst()
                .orElseThrow(() -> new Unusable(
                        "There is no database at the address “%s”.".formatted(url),
                        "Set spring.datasource.url to jdbc:postgresql://HOST/NAME or jdbc:h2:file:PATH."));
    }

    /** The folder of the migrations that are its own. */
    String migrations() {
        return "classpath:db/migration/" + code;
    }

    /** Its name as it gives it itself. */
    String product() {
        return product;
    }

    /**
     * What its driver is told so that nobody waits for ever.
     *
     * @param limit how long the server works on one statement, or may be silent; zero is as long as it takes
     */
    abstract Properties limits(Duration limit);
}
