package news.backgrounder.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import news.backgrounder.database.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The whole log with every text that is still there, as lines of canonical JSON (RFC 8785) that anybody can check. */
@Component
public class Export {

    private static final int LINES_AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    Export(JdbcClient jdbc, @Qualifier(Snapshot.TRANSACTIONS) PlatformTransactionManager snapshots) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(snapshots);
        snapshot.setReadOnly(true);
    }

    /**
     * Gives every entry as one line, without its line end, in the order of the log up to the end that it has by then.
     * Nothing is held in the database while a line is taken, however long that takes: what is withdrawn or redacted
     * meanwhile is accounted for by an entry that is still to come.
     */
    public void write(Consumer<String> line) {
        var last = 0L;
        for (var some = after(last); !some.isEmpty(); some = after(last)) {
            some.forEach(line);
            last += some.size();
        }
    }

    /** The next lines, from one snapshot: what a redaction has left stands in the rows of other entries. */
    private List<String> after(long sequence) {
        return Objects.requireNonNull(
                snapshot.execute(_ -> rows(sequence).stream().map(this::line).toList()));
    }

    private record Row(
            Header header, Digest digest, @Nullable EntryText text) {}

    private List<Row> rows(long sequence) {
        return jdbc.sql("""
            select e.sequence, e.kind, e.subject_id, e.number, e.change, e.serious, e.published_at, e.leaves,
                   e.publisher, e.digest, p.digest as previous, t.body, t.note, t.published_by, t.salts
              from log_entry e
              left join log_entry p on p.sequence = e.sequence - 1
              left join log_text t on t.sequence = e.sequence
             where e.sequence > ?
             order by e.sequence
             limit ?
            """)
                .params(sequence, LINES_AT_ONCE)
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var previous = row.getString("previous");
        var header = new Header(
                row.getLong("sequence"),
                new SubjectId(SubjectKind.of(row.getString("kind")), row.getObject("subject_id", UUID.class)),
                row.getInt("number"),
                Change.of(row.getString("change")),
                row.getBoolean("serious"),
                EntryRows.instant(row, "published_at"),
                List.of(EntryText.JSON.readValue(row.getString("leaves"), Digest[].class)),
                new Digest(row.getString("publisher")),
                previous == null ? null : new Digest(previous));
        var salts = row.getString("salts");
        return new Row(
                header,
                new Digest(row.getString("digest")),
                salts == null
                        ? null
                        : EntryText.read(
                                row.getString("body"), row.getString("note"), row.getString("published_by"), salts));
    }

    private String line(Row row) {
        return line(row.header, row.digest, leaves(row).toList());
    }

    static String line(Header header, Digest digest, List<Leaf> leaves) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("digest", digest.value());
        line.set("entry", header.json());
        var text = line.putArray("text");
        leaves.forEach(leaf -> text.add(leaf.json()));
        return CanonicalJson.text(line);
    }

    private Stream<Leaf> leaves(Row row) {
        var text = row.text;
        return text == null ? Stream.empty() : Stream.concat(text.leaves().stream(), remade(text).stream());
    }

    /** What a redaction has left of earlier entries stands in their rows, and is bound to the redaction. */
    private List<Leaf> remade(EntryText redaction) {
        var remade = new ArrayList<Leaf>();
        var texts = new HashMap<Long, Map<String, JsonNode>>();
        redaction.saltsElsewhere().forEach((name, salt) -> {
            var origin = EntryText.origin(name);
            var slash = origin.indexOf('/');
            var value = texts.computeIfAbsent(Long.parseLong(origin.substring(0, slash)), this::values)
                    .get(origin.substring(slash + 1));
            if (value != null) {
                remade.add(new Leaf(salt, name, value));
            }
        });
        return remade;
    }

    private Map<String, JsonNode> values(long sequence) {
        return jdbc.sql("select body, note, published_by, salts from log_text where sequence = ?")
                .param(sequence)
                .query((row, _) -> EntryText.read(
                                row.getString("body"),
                                row.getString("note"),
                                row.getString("published_by"),
                                row.getString("salts"))
                        .values())
                .optional()
                .orElse(Map.of());
    }
}
