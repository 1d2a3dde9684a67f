package news.backgrounder.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * New connections to H2 in this process. When its disk is full H2 closes the database, and opens it again for the next
 * connection. But it forgets a database by its name: who is still about to close the old one takes the new one along.
 * That stays open for those who are connected to it, and to everybody else its file is locked, until they give it up.
 */
class Reopening {

    private static final Logger LOG = LoggerFactory.getLogger(Reopening.class);

    private final List<HikariDataSource> pools = new CopyOnWriteArrayList<>();

    /** Whether nobody has come in since it was said that nobody can. */
    private final AtomicBoolean said = new AtomicBoolean();

    /** Gives it up for each pool that was asked to when one of them finds the file locked. */
    HikariDataSource lookAfter(HikariDataSource pool, DataSource connections) {
        pool.setDataSource(new Connections(connections));
        pools.add(pool);
        return pool;
    }

    private void giveUp() {
        if (said.compareAndSet(false, true)) {
            LOG.warn("The database is open, but nobody new can use it; it is closed and opened again.");
        }
        for (var pool : pools) {
            var running = pool.getHikariPoolMXBean();
            if (running != null) {
                running.softEvictConnections();
            }
        }
    }

    private class Connections extends AbstractDataSource {

        private final DataSource source;

        Connections(DataSource source) {
            this.source = source;
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                var connection = source.getConnection();
                said.set(false);
                return connection;
            } catch (SQLException refused) {
                if (refused.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                    giveUp();
                }
                throw refused;
            }
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
