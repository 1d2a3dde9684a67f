package news.backgrounder.database;

import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections in the place of others: within a transaction on this one, whoever asks Spring for the connection of the
 * other gets this one's. So what reads the record need not know for whom it does.
 */
class StandIn extends DelegatingDataSource implements InfrastructureProxy {

    private final DataSource other;

    StandIn(DataSource own, DataSource other) {
        super(own);
        this.other = other;
    }

    @Override
    public Object getWrappedObject() {
        return other;
    }
}
