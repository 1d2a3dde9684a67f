package news.backgrounder.edition;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record, read from the database up to an entry of the log. */
@Component
class EditionReader implements Editions {

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
        return upTo(jdbc.sql("""
                        select sequence
                          from log_entry
                         where published_at <= ?
                         order by published_at desc, sequence desc
                         limit 1
                        """)
                .param(at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .orElse(0L));
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
        return entries(Sequences.NEWEST_AT_ADDRESS, Map.of("kind", kind.code(), "slug", slug)).stream()
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
        var each = Set.copyOf(subjects);
        return entries(Sequences.newestOf(each.size()), Sequences.numbered(List.copyOf(each))).stream()
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
                        "select sequence from log_entry where subject_id = :subject and change = 'withdrawal'",
                        Map.of("subject", gone.subject().value()))
                .reversed()
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
        return listed(kind.code(), Sequences.OF_KIND, type, limit);
    }

    @Override
    public List<Edition<ArticleBody>> latestArticles(SubjectId shown, int limit) {
        return listed(shown.value().toString(), Sequences.ARTICLES_SHOWING, ArticleBody.class, limit);
    }

    private <B extends Body> List<Edition<B>> listed(String list, String then, Class<B> type, int limit) {
        return entries(Sequences.listed(then, isNow()), Map.of("list", list, "limit", limit)).stream()
                .map(Editions::ifEdition)
                .flatMap(Optional::stream)
                .map(edition -> edition.as(type))
                .toList();
    }

    private boolean isNow() {
        return last == Long.MAX_VALUE;
    }

    @Override
    public List<Edition<ArticleBody>> moreOnTheConflict(SubjectId article, ArticleBody body, int limit) {
        var conflict = body.conflict();
        return conflict == null ? List.of() : others(article, List.copyOf(latestArticles(conflict, limit + 1)), limit);
    }

    @Override
    public Optional<Entry> entry(SubjectId subject, int number) {
        return Optional.ofNullable(entries(subject, List.of(number)).get(number));
    }

    @Override
    public Map<Integer, Entry> entries(SubjectId subject, Collection<Integer> numbers) {
        return entries(
                        "select sequence from log_entry"
                                + " where subject_id = :subject and number in (:numbers) and sequence <= :last",
                        Map.of("subject", subject.value(), "numbers", numbers))
                .stream()
                .collect(Collectors.toMap(Entry::number, Function.identity()));
    }

    @Override
    public List<Entry> history(SubjectId subject, int below, int limit) {
        return entries(
                "select sequence from log_entry where subject_id = :subject and number < :below and sequence <= :last"
                        + " order by subject_id desc, number desc limit :limit",
                Map.of("subject", subject.value(), "below", below, "limit", limit));
    }

    @Override
    public List<Corrected<?>> corrections(Collection<SubjectId> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : Corrected.among(
                        entries(Sequences.correctionsOf(subjects.size()), Sequences.numbered(List.copyOf(subjects))));
    }

    @Override
    public Surroundings around(Edition<ArticleBody> article, int limit) {
        var shown = article.body().references();
        var conflict = article.body().conflict();
        var subjects = new ArrayList<>(shown);
        subjects.add(article.subject());
        var params = new HashMap<String, Object>(Sequences.numbered(subjects));
        var wanted = new ArrayList<String>();
        wanted.add(Sequences.correctionsOf(subjects.size()));
        if (!shown.isEmpty()) {
            wanted.add(Sequences.newestOf(shown.size()));
        }
        if (conflict != null) {
            wanted.add("(" + Sequences.listed(Sequences.ARTICLES_SHOWING, isNow()) + ")");
            params.put("list", conflict.value().toString());
            params.put("limit", limit + 1);
        }
        var found = entries(String.join(" union ", wanted), params);
        var newest = found.stream()
                .filter(entry -> shown.contains(entry.subject()))
                .collect(Collectors.toMap(Entry::subject, Function.identity(), (later, _) -> later));
        var corrections = Corrected.among(found.stream()
                .filter(entry -> subjects.contains(entry.subject()))
                .toList());
        return new Surroundings(newest, corrections, others(article.subject(), found, limit));
    }

    private static List<Edition<ArticleBody>> others(SubjectId article, List<Entry> entries, int limit) {
        return entries.stream()
                .filter(entry -> entry.subject().kind() == SubjectKind.ARTICLE)
                .filter(entry -> !entry.subject().equals(article))
                .map(Editions::ifEdition)
                .flatMap(Optional::stream)
                .map(edition -> edition.as(ArticleBody.class))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Corrected<?>> corrections(long below, int limit) {
        // The edition before a correction may be a correction as well, older than all that were asked for.
        return Corrected.among(entries(Sequences.LATEST_CORRECTIONS, Map.of("below", below, "limit", limit))).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public States states(SubjectId subject) {
        return jdbc.sql(StateRows.SELECT)
                .param("subject", subject.value())
                .param("last", last)
                .query((ResultSetExtractor<States>) rows -> StateRows.states(subject, rows));
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
                        row.getLong("sequence"),
                        EntryRows.instant(row, "published_at"),
                        new Digest(row.getString("digest"))))
                .optional();
    }

    /** The entries that a query gives the sequences of, each once, newest first. */
    private List<Entry> entries(String sequences, Map<String, ?> params) {
        return jdbc.sql(EntryRows.of(sequences))
                .params(params)
                .param("last", last)
                .query(EntryRows.MAPPER)
                .list();
    }
}
