package news.backgrounder.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedDatabaseTests {

    private static final int CONNECTIONS = 3;

    @TempDir
    private Path folder;

    @Test
    void eachConnectionFailsOnceAtMostAndThenTheDatabaseIsOpenAgain() throws SQLException {
        var url = "jdbc:h2:file:" + folder.resolve("site") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        try (var pool = new Database(url, null, null).pool("site", Duration.ofSeconds(3), Duration.ofSeconds(30))) {
            pool.setMaximumPoolSize(CONNECTIONS);
            useAll(pool);
            execute(pool, "create table kept (id integer)");
            assertThatThrownBy(() -> execute(pool, "shutdown immediately")).isInstanceOf(SQLException.class);

            assertThat(failuresOf(10, pool)).isLessThan(CONNECTIONS);
        }
    }

    /** All connections of the pool are open from then on. */
    private static void useAll(DataSource pool) throws SQLException {
        try (var _ = pool.getConnection();
                var _ = pool.getConnection();
                var _ = pool.getConnection()) {}
    }

    /** At once after each other: a connection that was used just now is not looked at before it is lent again. */
    private static int failuresOf(int attempts, DataSource pool) {
        var failures = 0;
        for (var attempt = 0; attempt < attempts; attempt++) {
            try {
                execute(pool, "insert into kept values (1)");
            } catch (SQLException closed) {
                failures++;
            }
        }
        return failures;
    }

    private static void execute(DataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
