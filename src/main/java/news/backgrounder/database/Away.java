package news.backgrounder.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached just now from one that answers, but not as it should. */
final class Away {

    /** No connection, no room for another, shutting down or starting up; H2's file is another process's. */
    private static final List<String> SQL_STATES = List.of("08", "53", "57", "90020");

    private Away() {}

    static boolean isWhy(@Nullable Throwable failed) {
        return switch (failed) {
            case null -> false;
            case SQLTransientConnectionException _ -> true;
            case SQLException told when hasStateOfOne(told.getSQLState()) -> true;
            case Throwable other -> isWhy(other.getCause());
        };
    }

    private static boolean hasStateOfOne(@Nullable String state) {
        return state != null && SQL_STATES.stream().anyMatch(state::startsWith);
    }
}
