package news.backgrounder.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A pool behind a gate. */
class GatedDataSource extends DelegatingDataSource {

    private final Gate gate;

    GatedDataSource(DataSource pool, Gate gate) {
        super(pool);
        this.gate = gate;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return gate.connection(obtainTargetDataSource());
    }
}
