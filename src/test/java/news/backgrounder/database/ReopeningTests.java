package news.backgrounder.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.h2.engine.Engine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class ReopeningTests {

    private final Reopening reopening = new Reopening();

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("site");
    }

    @Test
    void aDatabaseThatH2HasForgottenIsClosedAndOpenedAgain() throws Exception {
        try (var one = pool("one");
                var other = pool("other")) {
            execute(one, "create table kept (id integer)");
            leave(other);
            forget();

            assertThat(attempt(other)).isEqualTo("");
            assertThat(attempt(one)).isEqualTo("");
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whoeverIsAtWorkThenMayFinish(CapturedOutput log) throws Exception {
        try (var one = pool("one");
                var other = pool("other")) {
            execute(one, "create table kept (id integer)");
            leave(other);
            try (var working = one.getConnection();
                    var statement = working.createStatement()) {
                forget();

                assertThat(attempt(other)).contains("request timed out");
                statement.execute("insert into kept values (1)");
            }

            assertThat(attempt(other)).isEqualTo("");
        }
        assertThat(log).containsOnlyOnce("nobody new can use it");
    }

    private HikariDataSource pool(String name) {
        var url = "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        var database = new Database(url, null, null);
        var pool = reopening.lookAfter(
                database.pool(name, Duration.ofSeconds(3), Duration.ofSeconds(30)), database.unhurried());
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
        return pool;
    }

    /** It runs, but has no connections. */
    private static void leave(HikariDataSource pool) throws SQLException {
        execute(pool, "select 1");
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** As H2 itself does it, at the end of closing the one that had the name before. */
    private void forget() throws ReflectiveOperationException {
        var close = Engine.class.getDeclaredMethod("close", String.class);
        close.setAccessible(true);
        close.invoke(null, file.toString());
    }

    private static String attempt(DataSource pool) {
        try {
            execute(pool, "insert into kept values (1)");
            return "";
        } catch (SQLException failed) {
            return failed.getMessage();
        }
    }

    private static void execute(DataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
