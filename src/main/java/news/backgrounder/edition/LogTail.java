package news.backgrounder.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import news.backgrounder.database.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The end of the log, for those who follow it: what was appended since they last looked, in the order of commits. */
@Component
@Snapshot
public class LogTail {

    private final JdbcClient jdbc;

    LogTail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By which another log, or an older state of this one, is told from the one that was followed. */
    public Optional<Digest> digestOf(long sequence) {
        return jdbc.sql("select digest from log_entry where sequence = ?")
                .param(sequence)
                .query(String.class)
                .optional()
                .map(Digest::new);
    }

    /**
     * The entries after a sequence, at most so many of them. An article stood in the lists of what it showed before as
     * well; one that is taken away, in those of all it ever showed, for pages of the past go on being read.
     */
    public List<Appended> after(long sequence, int limit) {
        return jdbc.sql("""
            select e.sequence, e.kind, e.subject_id, e.change, e.published_at, e.digest,
                   r.subject_id as shown_id
              from log_entry e
              left join log_entry b
                on b.subject_id = e.subject_id
               and b.number <= e.number
               and b.number >= case when e.change in ('withdrawal', 'redaction') then 1 else e.number - 1 end
              left join log_reference r on r.sequence = b.sequence
             where e.sequence > :after and e.sequence <= :after + :limit
             order by e.sequence
            """).param("after", sequence).param("limit", limit).query(LogTail::appended);
    }

    private static List<Appended> appended(ResultSet rows) throws SQLException {
        var appended = new ArrayList<Appended>();
        var shown = new HashSet<UUID>();
        for (var more = rows.next(); more; ) {
            var sequence = rows.getLong("sequence");
            var subject =
                    new SubjectId(SubjectKind.of(rows.getString("kind")), rows.getObject("subject_id", UUID.class));
            var change = Change.of(rows.getString("change"));
            var publishedAt = EntryRows.instant(rows, "published_at");
            var digest = new Digest(rows.getString("digest"));
            shown.clear();
            do {
                var other = rows.getObject("shown_id", UUID.class);
                if (other != null) {
                    shown.add(other);
                }
                more = rows.next();
            } while (more && rows.getLong("sequence") == sequence);
            appended.add(Appended.of(sequence, subject, change, publishedAt, digest, Set.copyOf(shown)));
        }
        return appended;
    }
}
