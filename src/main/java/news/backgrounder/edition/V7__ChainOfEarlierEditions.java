package news.backgrounder.edition;

import java.util.HashMap;
import java.util.UUID;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Takes the editions of the time before the chain over into it, in their order, and with it their addresses. */
@Component
class V7__ChainOfEarlierEditions extends BaseJavaMigration {

    @Override
    public void migrate(Context context) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        var rows = new LogRows(jdbc);
        var numbers = new HashMap<SubjectId, Integer>();
        for (var sequence : jdbc.sql("select sequence from edition order by sequence")
                .query(Long.class)
                .list()) {
            jdbc.sql("""
                            select e.kind, e.subject_id, e.change, e.note, e.published_at, e.published_by, t.body
                              from edition e join edition_text t on t.sequence = e.sequence
                             where e.sequence = ?
                            """).param(sequence).query(row -> {
                var kind = SubjectKind.of(row.getString("kind"));
                var subject = new SubjectId(kind, row.getObject("subject_id", UUID.class));
                var body = EntryText.JSON.readValue(row.getString("body"), kind.bodyType());
                var text = EntryText.salted(body, row.getString("note"), row.getString("published_by"));
                var header = rows.lockEnd()
                        .next(
                                subject,
                                numbers.merge(subject, 1, Integer::sum),
                                Change.of(row.getString("change")),
                                false,
                                EntryRows.instant(row, "published_at"),
                                text.leaves(),
                                text.publisher());
                rows.insert(header, text);
                rows.insertReferences(header, body);
            });
        }
    }
}
