package news.backgrounder.edition;

import static news.backgrounder.edition.EntryRows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How the states of a page are read: from its subject's entries, and from those of all that it ever showed. */
final class StateRows {

    static final String SELECT = """
            select e.sequence, e.published_at, e.subject_id, t.body is not null as is_read,
                   r.subject_id as shown_id
              from log_entry e
              left join log_text t on t.sequence = e.sequence
              left join log_reference r on r.sequence = e.sequence
             where e.subject_id = :subject and e.sequence <= :last
             union all
            select e.sequence, e.published_at, e.subject_id, true, null
              from log_entry e
             where e.sequence <= :last
               and e.subject_id in (select r.subject_id
                                      from log_reference r
                                      join log_entry a on a.sequence = r.sequence
                                     where a.subject_id = :subject)
             order by sequence
            """;

    private StateRows() {}

    /** @param rows what was selected, oldest first */
    static States states(SubjectId subject, ResultSet rows) throws SQLException {
        var since = new LinkedHashSet<Instant>();
        var everShown = new HashSet<SurrogateKey>();
        var shown = new HashSet<UUID>();
        var sequence = 0L;
        while (rows.next()) {
            var of = rows.getObject("subject_id", UUID.class);
            if (of.equals(subject.value()) && rows.getLong("sequence") != sequence) {
                sequence = rows.getLong("sequence");
                shown.clear();
            }
            var isRead = rows.getBoolean("is_read");
            var other = rows.getObject("shown_id", UUID.class);
            if (other != null) {
                everShown.add(SurrogateKey.of(other));
                if (isRead) {
                    shown.add(other);
                }
            }
            if (of.equals(subject.value()) ? isRead : shown.contains(of)) {
                since.add(instant(rows, "published_at"));
            }
        }
        everShown.add(SurrogateKey.of(subject));
        return new States(List.copyOf(since), Set.copyOf(everShown));
    }
}
