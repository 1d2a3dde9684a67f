package news.backgrounder.edition;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Makes H2 refuse to destroy a text that no withdrawal and no redaction in the log accounts for; on PostgreSQL a
 * function of its own does the same.
 */
public class DestructionTrigger implements Trigger {

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        var sequence = Objects.requireNonNull(oldRow)[0];
        try (var accounted = connection.prepareStatement("""
                select 1 from log_entry e
                  join log_entry d on d.subject_id = e.subject_id and d.sequence > e.sequence
                                  and d.change in ('withdrawal', 'redaction')
                 where e.sequence = ?
                """)) {
            accounted.setObject(1, sequence);
            try (var found = accounted.executeQuery()) {
                if (!found.next()) {
                    throw new SQLException("the record is append-only: nothing withdrew or redacted entry " + sequence);
                }
            }
        }
    }
}
