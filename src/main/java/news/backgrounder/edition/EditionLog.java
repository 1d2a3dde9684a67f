package news.backgrounder.edition;

import static java.time.temporal.ChronoUnit.MICROS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record, in the database. Plain SQL rather than JPA: what is in the log are values that never change, and the
 * statements here are the whole of what the application may do to it.
 */
@Repository
public class EditionLog implements Editions {

    private static final String SELECT = """
            select e.sequence, e.kind, e.subject_id, e.number, e.change, e.note, e.published_at, e.published_by,
                   f.published_at as first_published_at, t.body
              from edition e
              join edition f on f.subject_id = e.subject_id and f.number = 1
              join edition_text t on t.sequence = e.sequence
            """;

    private static final String NEWEST =
            "not exists (select 1 from edition n where n.subject_id = e.subject_id and n.number > e.number)";

    /** Not the application's mapper: what is kept for ever must not depend on a setting. */
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    EditionLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds an edition of a subject to the log, within the caller's transaction; from here to its end every other
     * publication waits.
     *
     * @return the edition, or empty where readers see exactly this already: a change of nothing is not published
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <B extends Body> Optional<Edition<B>> append(SubjectId subject, B body, Publication publication) {
        var head = lockHead();
        var before = current(List.of(subject)).get(subject);
        if (before != null && before.body().equals(body)) {
            return Optional.empty();
        }
        var at = publication.at().truncatedTo(MICROS);
        var publishedAt = at.isBefore(head.publishedAt) ? head.publishedAt : at;
        var edition = new Edition<>(
                head.sequence + 1,
                subject,
                before == null ? 1 : before.number() + 1,
                before == null ? Change.FIRST : publication.change(),
                publication.note(),
                publishedAt,
                before == null ? publishedAt : before.firstPublishedAt(),
                publication.by(),
                body);
        insert(edition);
        return Optional.of(edition);
    }

    /** Makes every other publication wait until the caller's transaction has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        lockHead();
    }

    private Head lockHead() {
        return jdbc.sql("select sequence, published_at from edition_head where id = 1 for update")
                .query((row, _) -> new Head(row.getLong("sequence"), instant(row, "published_at")))
                .single();
    }

    private void insert(Edition<?> edition) {
        jdbc.sql("""
                        insert into edition (sequence, kind, subject_id, number, change, note, slug, published_at, published_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        edition.sequence(),
                        edition.subject().kind().code(),
                        edition.subject().value(),
                        edition.number(),
                        edition.change().code(),
                        edition.note(),
                        edition.body().slug(),
                        edition.publishedAt().atOffset(ZoneOffset.UTC),
                        edition.publishedBy())
                .update();
        jdbc.sql("insert into edition_text (sequence, body) values (?, ?)")
                .params(edition.sequence(), JSON.writeValueAsString(edition.body()))
                .update();
        for (var shown : edition.body().references()) {
            jdbc.sql("insert into edition_reference (subject_id, sequence) values (?, ?)")
                    .params(shown.value(), edition.sequence())
                    .update();
        }
        jdbc.sql("update edition_head set sequence = ?, published_at = ? where id = 1")
                .params(edition.sequence(), edition.publishedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public <B extends Body> Optional<Edition<B>> current(SubjectId subject, Class<B> type) {
        return Optional.ofNullable(current(List.of(subject)).get(subject)).map(edition -> cast(edition, type));
    }

    @Override
    public Map<SubjectId, Edition<?>> current(Collection<SubjectId> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(SELECT + " where e.subject_id in (:subjects) and " + NEWEST)
                .param("subjects", subjects.stream().map(SubjectId::value).toList())
                .query((row, _) -> edition(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Edition::subject, Function.identity()));
    }

    @Override
    public <B extends Body> Optional<Edition<B>> current(SubjectKind kind, String slug, Class<B> type) {
        return jdbc.sql("select subject_id from edition where kind = ? and slug = ? order by sequence desc limit 1")
                .params(kind.code(), slug)
                .query(UUID.class)
                .optional()
                .flatMap(id -> current(new SubjectId(kind, id), type));
    }

    @Override
    public <B extends Body> List<Edition<B>> latest(SubjectKind kind, Class<B> type, int limit) {
        return editions(
                SELECT + " where e.kind = ? and " + NEWEST + " order by e.sequence desc limit ?",
                type,
                kind.code(),
                limit);
    }

    @Override
    public List<Edition<ArticleBody>> latestArticles(SubjectId shown, int limit) {
        return editions(
                SELECT + " join edition_reference r on r.sequence = e.sequence and r.subject_id = ?"
                        + " where e.kind = 'article' and " + NEWEST + " order by e.sequence desc limit ?",
                ArticleBody.class,
                shown.value(),
                limit);
    }

    @Override
    public List<Edition<ArticleBody>> moreOnTheConflict(SubjectId article, ArticleBody body, int limit) {
        var conflict = body.conflict();
        return conflict == null
                ? List.of()
                : latestArticles(conflict, limit + 1).stream()
                        .filter(other -> !other.subject().equals(article))
                        .limit(limit)
                        .toList();
    }

    private <B extends Body> List<Edition<B>> editions(String sql, Class<B> type, Object... params) {
        return jdbc.sql(sql)
                .params(params)
                .query((row, _) -> cast(edition(row), type))
                .list();
    }

    @Override
    public boolean slugBelongsToAnother(SubjectId subject, String slug) {
        return jdbc.sql("select count(*) from edition where kind = ? and slug = ? and subject_id <> ?")
                        .params(subject.kind().code(), slug, subject.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public boolean isEmpty() {
        return jdbc.sql("select sequence from edition_head").query(Long.class).single() == 0;
    }

    private Edition<?> edition(ResultSet row) throws SQLException {
        var kind = SubjectKind.of(row.getString("kind"));
        return new Edition<>(
                row.getLong("sequence"),
                new SubjectId(kind, row.getObject("subject_id", UUID.class)),
                row.getInt("number"),
                Change.of(row.getString("change")),
                row.getString("note"),
                instant(row, "published_at"),
                instant(row, "first_published_at"),
                row.getString("published_by"),
                JSON.readValue(row.getString("body"), kind.bodyType()));
    }

    @SuppressWarnings("unchecked") // the body has just been seen to be of this type
    private static <B extends Body> Edition<B> cast(Edition<?> edition, Class<B> type) {
        if (!type.isInstance(edition.body())) {
            throw new IllegalArgumentException(edition.subject() + " is not published as " + type.getSimpleName());
        }
        return (Edition<B>) edition;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Head(long sequence, Instant publishedAt) {}
}
