package news.backgrounder.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * PostgreSQL: each table is written anew, with the texts beside it; its old files are empty from then on and gone after
 * the server's next checkpoint. All tables, for one that holds text could be forgotten in a list.
 */
record ServerStorage(DataSource source) implements Storage {

    /** Held meanwhile, so that two nodes do not do the same; the number is the module's name. */
    private static final long TURN = 0x65_7261_7375_7265L;

    private static final int AS_LONG_AS_IT_TAKES = 0;

    /** First in the one message with a detail, whatever its language: “0 dead row versions cannot be removed yet”. */
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Override
    public void eraseDeleted() throws NotYetException, SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            if (!ask(statement, "select pg_try_advisory_lock(" + TURN + ")").equals(List.of("t"))) {
                throw new NotYetException("another node is at it");
            }
            try {
                connection.setNetworkTimeout(Runnable::run, AS_LONG_AS_IT_TAKES);
                // Whoever asks for a table while this waits for it waits too, and others for the connections they hold:
                // better to try again later than to let them wait for longer than their pool does.
                statement.execute("set lock_timeout = '1s'");
                statement.execute("set statement_timeout = 0");
                for (var table : tables(statement)) {
                    writeAnew(connection, table);
                }
            } finally {
                statement.execute("reset lock_timeout");
                statement.execute("reset statement_timeout");
                statement.execute("select pg_advisory_unlock(" + TURN + ")");
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        return ask(statement, """
            select quote_ident(relname) from pg_class
             where relkind in ('r', 'm') and relnamespace = current_schema()::regnamespace
             order by relname
            """);
    }

    private static List<String> ask(Statement statement, String question) throws SQLException {
        var answers = new ArrayList<String>();
        try (var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }

    /**
     * Deleted rows that an older transaction may still see would be written too; the server tells how many there are.
     */
    private static void writeAnew(Connection connection, String table) throws NotYetException, SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum (full, verbose) " + table);
            var stillSeen = OptionalLong.empty();
            for (var said = statement.getWarnings(); said != null; said = said.getNextWarning()) {
                if (said instanceof PSQLWarning told
                        && told.getServerErrorMessage() instanceof ServerErrorMessage message
                        && message.getDetail() instanceof String detail) {
                    var number = NUMBER.matcher(detail);
                    if (number.find()) {
                        stillSeen = OptionalLong.of(Long.parseLong(number.group()));
                    }
                }
            }
            if (stillSeen.isEmpty()) {
                throw new NotYetException("the server did not vacuum " + table + ", which its owner may");
            }
            if (stillSeen.getAsLong() > 0) {
                throw new NotYetException("an older transaction may still see what was deleted from " + table);
            }
        }
    }
}
