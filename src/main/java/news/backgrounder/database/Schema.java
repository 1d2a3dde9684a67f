package news.backgrounder.database;

import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.Configuration;

/** The schema of a database, beside the one that this code was written for. */
record Schema(Configuration migrations, Database database) {

    private static final Set<MigrationState> NEWER =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    /**
     * Moves it on to this code's.
     *
     * @throws NewerSchema where it is a newer code's
     */
    void migrate() {
        if (isOlder()) {
            flyway(database.unhurried()).migrate();
        } else {
            flyway(database.hurried()).validate();
        }
    }

    /**
     * Whether it has still to be moved on to this code's.
     *
     * @throws NewerSchema where it is a newer code's
     */
    boolean isOlder() {
        var found = flyway(database.hurried()).info();
        requireNotNewer(found);
        return found.pending().length > 0;
    }

    private static void requireNotNewer(MigrationInfoService found) {
        Arrays.stream(found.applied())
                .filter(migration -> NEWER.contains(migration.getState()))
                .map(MigrationInfo::getVersion)
                .reduce((_, later) -> later)
                .ifPresent(newest -> {
                    throw new NewerSchema(newest.getVersion());
                });
    }

    private Flyway flyway(DataSource connections) {
        return Flyway.configure(migrations.getClassLoader())
                .configuration(migrations)
                .dataSource(connections)
                .load();
    }
}
