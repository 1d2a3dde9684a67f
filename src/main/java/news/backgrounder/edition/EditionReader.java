package news.backgrounder.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record, read from the database up to an entry of the log. */
@Component
class EditionReader implements Editions {

    private static final String SELECT = """
            select e.sequence, e.kind, e.subject_id, e.number, e.change, e.serious, e.published_at, e.digest,
                   f.published_at as first_published_at, t.body, t.note
              from log_entry e
              join log_entry f on f.subject_id = e.subject_id and f.number = 1
              left join log_text t on t.sequence = e.sequence
            """;

    private static final String NEWEST = """
             e.sequence <= :last
             and not exists (select 1 from log_entry n
                              where n.subject_id = e.subject_id and n.number > e.number and n.sequence <= :last)
            """;

    private final JdbcClient jdbc;

    /** The sequence of the last entry that is seen. */
    private final long last;

    @Autowired
    EditionReader(JdbcClient jdbc) {
        this(jdbc, Long.MAX_VALUE);
    }

    private EditionReader(JdbcClient jdbc, long last) {
        this.jdbc = jdbc;
        this.last = last;
    }

    @Override
    public Editions asOf(Instant at) {
        var until = jdbc.sql("select coalesce(max(sequence), 0) from log_entry where published_at <= ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return upTo(until);
    }

    @Override
    public Editions upTo(long sequence) {
        return new EditionReader(jdbc, Math.min(last, sequence));
    }

    @Override
    public Optional<SubjectId> named(SubjectKind kind, String slug) {
        return jdbc.sql("select subject_id from log_address where kind = ? and slug = ?")
                .params(kind.code(), slug)
                .query(UUID.class)
                .optional()
                .map(id -> new SubjectId(kind, id));
    }

    @Override
    public Optional<Entry> newest(SubjectKind kind, String slug) {
        return entries(
                        SELECT + " join log_address d on d.subject_id = e.subject_id"
                                + " where d.kind = :kind and d.slug = :slug and " + NEWEST,
                        Map.of("kind", kind.code(), "slug", slug))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Entry> newest(SubjectId subject) {
        return Optional.ofNullable(newest(List.of(subject)).get(subject));
    }

    @Override
    public Map<SubjectId, Entry> newest(Collection<SubjectId> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        return entries(
                        SELECT + " where e.subject_id in (:subjects) and " + NEWEST,
                        Map.of(
                                "subjects",
                                subjects.stream().map(SubjectId::value).toList()))
                .stream()
                .collect(Collectors.toMap(Entry::subject, Function.identity()));
    }

    @Override
    public <B extends Body> Optional<Edition<B>> current(SubjectId subject, Class<B> type) {
        return newest(subject).flatMap(Editions::ifEdition).map(edition -> edition.as(type));
    }

    @Override
    public Map<SubjectId, Edition<?>> current(Collection<SubjectId> subjects) {
        return newest(subjects).values().stream()
                .map(Editions::ifEdition)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Edition::subject, Function.identity()));
    }

    @Override
    public Optional<Tombstone> withdrawal(SubjectId subject) {
        return newest(subject)
                .filter(Tombstone.class::isInstance)
                .map(Tombstone.class::cast)
                .map(this::withdrawalOf);
    }

    /** The text of a past state may have been destroyed by a withdrawal that came later. */
    private Tombstone withdrawalOf(Tombstone gone) {
        var withdrawals = entries(
                        SELECT + " where e.subject_id = :subject and e.change = 'withdrawal' order by e.number",
                        Map.of("subject", gone.subject().value()))
                .stream()
                .map(Tombstone.class::cast)
                .toList();
        return withdrawals.stream()
                .filter(withdrawal -> withdrawal.number() >= gone.number())
                .findFirst()
                .orElseGet(withdrawals::getLast);
    }

    @Override
    public <B extends Body> List<Edition<B>> latest(SubjectKind kind, Class<B> type, int limit) {
        return editions(
                SELECT + " where e.kind = :kind and t.body is not null and " + NEWEST
                        + " order by e.sequence desc limit :limit",
                type,
                Map.of("kind", kind.code(), "limit", limit));
    }

    @Override
    public List<Edition<ArticleBody>> latestArticles(SubjectId shown, int limit) {
        return editions(
                SELECT + " join log_reference r on r.sequence = e.sequence and r.subject_id = :shown"
                        + " where e.kind = 'article' and t.body is not null and " + NEWEST
                        + " order by e.sequence desc limit :limit",
                ArticleBody.class,
                Map.of("shown", shown.value(), "limit", limit));
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

    @Override
    public Optional<Entry> entry(SubjectId subject, int number) {
        return Optional.ofNullable(entries(subject, List.of(number)).get(number));
    }

    @Override
    public Map<Integer, Entry> entries(SubjectId subject, Collection<Integer> numbers) {
        return entries(
                        SELECT + " where e.subject_id = :subject and e.number in (:numbers) and e.sequence <= :last",
                        Map.of("subject", subject.value(), "numbers", numbers))
                .stream()
                .collect(Collectors.toMap(Entry::number, Function.identity()));
    }

    @Override
    public List<Entry> history(SubjectId subject, int below, int limit) {
        return entries(
                SELECT + " where e.subject_id = :subject and e.number < :below and e.sequence <= :last"
                        + " order by e.number desc limit :limit",
                Map.of("subject", subject.value(), "below", below, "limit", limit));
    }

    @Override
    public List<Corrected<?>> corrections(Collection<SubjectId> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : corrected(
                        "c.subject_id in (:subjects)",
                        Map.of(
                                "subjects",
                                subjects.stream().map(SubjectId::value).toList()));
    }

    @Override
    public List<Corrected<?>> corrections(long below, int limit) {
        return corrected(
                "c.sequence in (select sequence from log_entry where change = 'correction'"
                        + " and sequence < :below and sequence <= :last order by sequence desc limit :limit)",
                Map.of("below", below, "limit", limit));
    }

    /** One query for the corrections that are chosen and for the edition before each of them. */
    private List<Corrected<?>> corrected(String chosen, Map<String, ?> params) {
        var found = entries(
                SELECT + " where exists (select 1 from log_entry c where c.subject_id = e.subject_id"
                        + " and c.change = 'correction' and c.number in (e.number, e.number + 1)"
                        + " and c.sequence <= :last and " + chosen + ") order by e.sequence desc",
                params);
        var editions = found.stream()
                .map(Editions::ifEdition)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(edition -> List.of(edition.subject(), edition.number()), it -> it));
        var corrected = new ArrayList<Corrected<?>>();
        for (var entry : found) {
            if (entry.change() == Change.CORRECTION && entry instanceof Edition<?> edition) {
                corrected.add(new Corrected<>(edition, editions.get(List.of(entry.subject(), entry.number() - 1))));
            }
        }
        return corrected;
    }

    @Override
    public States states(SubjectId subject) {
        var keys = jdbc.sql("""
                        select distinct r.subject_id
                          from log_reference r
                          join log_entry e on e.sequence = r.sequence
                         where e.subject_id = ?
                        """).param(subject.value()).query(UUID.class).stream()
                .map(SurrogateKey::of)
                .collect(Collectors.toSet());
        keys.add(SurrogateKey.of(subject));
        return new States(since(subject), Set.copyOf(keys));
    }

    private List<Instant> since(SubjectId subject) {
        return jdbc.sql("""
                        select distinct x.published_at
                          from log_entry x
                         where x.sequence <= :last
                           and (x.subject_id = :subject
                                and exists (select 1 from log_text t where t.sequence = x.sequence and t.body is not null)
                                or x.subject_id in (select r.subject_id
                                                      from log_reference r
                                                      join log_entry a on a.sequence = r.sequence
                                                     where a.subject_id = :subject)
                               and exists (select 1
                                             from log_reference r
                                             join log_text t on t.sequence = r.sequence and t.body is not null
                                            where r.subject_id = x.subject_id
                                              and r.sequence = (select max(b.sequence)
                                                                  from log_entry b
                                                                 where b.subject_id = :subject
                                                                   and b.sequence <= x.sequence)))
                         order by x.published_at
                        """)
                .param("subject", subject.value())
                .param("last", last)
                .query((row, _) -> instant(row, "published_at"))
                .list();
    }

    @Override
    public boolean slugBelongsToAnother(SubjectId subject, String slug) {
        return named(subject.kind(), slug)
                .filter(owner -> !owner.equals(subject))
                .isPresent();
    }

    @Override
    public Optional<Head> head() {
        return jdbc.sql("select sequence, published_at, digest from log_entry order by sequence desc limit 1")
                .query((row, _) -> new Head(
                        row.getLong("sequence"), instant(row, "published_at"), new Digest(row.getString("digest"))))
                .optional();
    }

    private <B extends Body> List<Edition<B>> editions(String sql, Class<B> type, Map<String, ?> params) {
        return entries(sql, params).stream()
                .map(Editions::ifEdition)
                .flatMap(Optional::stream)
                .map(edition -> edition.as(type))
                .toList();
    }

    private List<Entry> entries(String sql, Map<String, ?> params) {
        return jdbc.sql(sql)
                .params(params)
                .param("last", last)
                .query((row, _) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var sequence = row.getLong("sequence");
        var kind = SubjectKind.of(row.getString("kind"));
        var subject = new SubjectId(kind, row.getObject("subject_id", UUID.class));
        var number = row.getInt("number");
        var change = Change.of(row.getString("change"));
        var note = Optional.ofNullable(row.getString("note")).orElse("");
        var publishedAt = instant(row, "published_at");
        var digest = new Digest(row.getString("digest"));
        var body = row.getString("body");
        return body == null
                ? new Tombstone(sequence, subject, number, change, note, publishedAt, digest)
                : new Edition<>(
                        sequence,
                        subject,
                        number,
                        change,
                        row.getBoolean("serious"),
                        note,
                        publishedAt,
                        instant(row, "first_published_at"),
                        digest,
                        EntryText.JSON.readValue(body, kind.bodyType()));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
