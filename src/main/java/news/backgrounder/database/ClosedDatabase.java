package news.backgrounder.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/**
 * H2 closes the database when its disk is full. Connections to it are of no use from then on, but a new one opens it
 * again, so the pool must not keep the old ones.
 */
class ClosedDatabase implements SQLExceptionOverride {

    private static final Set<Integer> CLOSED =
            Set.of(ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failed) {
        return CLOSED.contains(failed.getErrorCode())
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
