package news.backgrounder.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What everybody passes who wants a connection to a database. While that is away the gate is shut, and they are told so
 * at once; whoever waits for an answer when it is shut loses the connection and need not wait any longer.
 */
class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private static final ScopedValue<Gate> PASSED = ScopedValue.newInstance();

    private final Set<Connection> used = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile boolean open;

    Connection connection(DataSource pool) throws SQLException {
        if (!open && !(PASSED.isBound() && PASSED.get() == this)) {
            throw new SQLTransientConnectionException("The database is away");
        }
        var connection = pool.getConnection();
        used.add(connection.unwrap(Connection.class));
        return connection;
    }

    boolean isOpen() {
        return open;
    }

    void open() {
        open = true;
    }

    /** Does something that needs connections although nobody else gets any. */
    void pass(Runnable work) {
        ScopedValue.where(PASSED, this).run(work);
    }

    void shut() {
        open = false;
        for (var connection : used.toArray(Connection[]::new)) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.warn("A connection to a database that is away could not be cut: {}", e.getSQLState());
            }
        }
    }
}
