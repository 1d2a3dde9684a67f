package news.backgrounder.edition;

import com.github.benmanes.caffeine.cache.Cache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import news.backgrounder.memory.Memory;
import org.springframework.jdbc.core.RowMapper;

/** How entries are read: what is selected of each, and what is made of that. */
final class EntryRows {

    /** Makes an entry of what is selected; by numbers, for drivers look up names anew in every result. */
    static final RowMapper<Entry> MAPPER = (row, _) -> entry(row);

    private static final int SEQUENCE = 1;
    private static final int KIND = 2;
    private static final int SUBJECT = 3;
    private static final int NUMBER = 4;
    private static final int CHANGE = 5;
    private static final int SERIOUS = 6;
    private static final int PUBLISHED_AT = 7;
    private static final int DIGEST = 8;
    private static final int FIRST_PUBLISHED_AT = 9;
    private static final int BODY = 10;
    private static final int NOTE = 11;

    private static final String SELECT = """
            select e.sequence, e.kind, e.subject_id, e.number, e.change, e.serious, e.published_at, e.digest,
                   f.published_at as first_published_at, t.body, t.note
              from (
            """;

    /** A join, for H2 takes four times as long where it looks for what is {@code in} a query. */
    private static final String WANTED = """
            ) wanted(sequence)
              join log_entry e on e.sequence = wanted.sequence
              join log_entry f on f.subject_id = e.subject_id and f.number = 1
              left join log_text t on t.sequence = e.sequence
             order by e.sequence desc
            """;

    private record Stored(SubjectKind kind, String body) {

        Body read() {
            return EntryText.JSON.readValue(body, kind.bodyType());
        }
    }

    /** Pages read the same editions again and again; each is parsed once. */
    private static final Cache<Stored, Body> BODIES =
            Memory.of(12_000_000, (stored, _) -> 3 * Memory.weight(stored.body));

    private EntryRows() {}

    /** Selects the entries that a query gives the sequences of, each once, newest first. */
    static String of(String sequences) {
        return SELECT + sequences + WANTED;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var sequence = row.getLong(SEQUENCE);
        var kind = SubjectKind.of(row.getString(KIND));
        var subject = new SubjectId(kind, row.getObject(SUBJECT, UUID.class));
        var number = row.getInt(NUMBER);
        var change = Change.of(row.getString(CHANGE));
        var note = Objects.requireNonNullElse(row.getString(NOTE), "");
        var publishedAt = instant(row, PUBLISHED_AT);
        var digest = new Digest(row.getString(DIGEST));
        var body = row.getString(BODY);
        return body == null
                ? new Tombstone(sequence, subject, number, change, note, publishedAt, digest)
                : new Edition<>(
                        sequence,
                        subject,
                        number,
                        change,
                        row.getBoolean(SERIOUS),
                        note,
                        publishedAt,
                        instant(row, FIRST_PUBLISHED_AT),
                        digest,
                        BODIES.get(new Stored(kind, body), Stored::read));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
