package news.backgrounder.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Where a database is, and who may enter. */
record Database(
        String url, @Nullable String username, @Nullable String password) {

    /** So long one that is not away takes at most to say that it is there. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ZERO;

    Vendor vendor() {
        return Vendor.of(url);
    }

    /** Whether it is there as long as this process is, once it has been opened. */
    boolean isPartOfThisProcess() {
        return vendor() == Vendor.H2;
    }

    /** A connection of no pool, which fails soon where nobody answers. */
    Connection connect() throws SQLException {
        return connections(PATIENCE).getConnection();
    }

    /** Connections of no pool. */
    DataSource hurried() {
        return connections(PATIENCE);
    }

    /** Connections of no pool for what may take long, like a change of the schema. */
    DataSource unhurried() {
        return connections(AS_LONG_AS_IT_TAKES);
    }

    private DataSource connections(Duration limit) {
        var properties = vendor().limits(limit);
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return new DriverManagerDataSource(url, properties);
    }

    /**
     * Connections that are lent, one to each who wants to do something.
     *
     * @param turn how long somebody waits for one; but in this process nobody is away, and waiting helps
     * @param limit how long the server works on one statement before it gives up, or may be silent
     */
    HikariDataSource pool(String name, Duration turn, Duration limit) {
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(username);
        pool.setPassword(password);
        pool.setDataSourceProperties(vendor().limits(limit));
        pool.setExceptionOverride(new ClosedDatabase());
        pool.setMinimumIdle(2);
        if (!isPartOfThisProcess()) {
            pool.setConnectionTimeout(turn.toMillis());
            pool.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        }
        return pool;
    }
}
