package news.backgrounder.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record, read from the database up to an entry of the log. */
@Component
class EditionReader implements Editions {

    /** The sequence of the newest entry of each {@code s}: one step in an index, however many it has. */
    private static final String NEWEST = """
            select (select n.sequence
                      from log_entry n
                     where n.subject_id = s.subject_id and n.sequence <= :last
                     order by n.subject_id, n.sequence desc
                     limit 1)
              from
            """;

    private static final String NEWEST_AT_ADDRESS = NEWEST + "log_address s where s.kind = :kind and s.slug = :slug";

    /** Whether {@code a} could be read, as the newest of its subject, when the last entry had been made. */
    private static final String WAS_READ = """
            a.sequence <= :last
             and exists (select 1 from log_text x where x.sequence = a.sequence and x.body is not null)
             and not exists (select 1 from log_entry n
                              where n.subject_id = a.subject_id and n.number = a.number + 1 and n.sequence <= :last)
            """;

    private static final String OF_KIND = "select a.sequence from log_entry a where a.kind = :list and " + WAS_READ;

    private static final String ARTICLES_SHOWING =
            "select a.sequence from log_reference r join log_entry a on a.sequence = r.sequence"
                    + " where r.subject_id = cast(:list as uuid) and " + WAS_READ;

    /**
     * The sequences of corrections, and of the edition before each of them. The corrections themselves are found by
     * nothing but what stands in their index, for H2 goes through all editions of a subject otherwise.
     */
    private static final String CORRECTED = """
            select distinct b.sequence
              from (%s) made
              join log_entry c on c.sequence = made.sequence
              join log_entry b on b.subject_id = c.subject_id and b.number between c.number - 1 and c.number
            """;

    private static final String CORRECTIONS_OF_SUBJECT = """
            select l.sequence
              from log_entry l
             where l.subject_id = :subject and l.change = 'correction' and l.sequence <= :last
            """;

    private static final String LATEST = CORRECTED.formatted("""
            select l.sequence
              from log_entry l
              join log_text x on x.sequence = l.sequence and x.body is not null
             where l.change = 'correction' and l.sequence < :below and l.sequence <= :last
             order by l.change desc, l.sequence desc
             limit :limit
            """);

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
        return entries(NEWEST_AT_ADDRESS, Map.of("kind", kind.code(), "slug", slug)).stream()
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
        return entries(newestOf(each.size()), numbered(List.copyOf(each))).stream()
                .collect(Collectors.toMap(Entry::subject, Function.identity()));
    }

    /** One by one: H2 finds the way to one subject in an index, to one of several it reads all that they ever were. */
    private static String newestOf(int subjects) {
        return NEWEST + "(values " + ofEach("(cast(:subject as uuid))", subjects, ", ") + ") s(subject_id)";
    }

    private static String correctionsOf(int subjects) {
        return CORRECTED.formatted(ofEach(CORRECTIONS_OF_SUBJECT, subjects, " union all "));
    }

    private static String ofEach(String sql, int subjects, String between) {
        return IntStream.range(0, subjects)
                .mapToObj(number -> sql.replace(":subject", ":subject" + number))
                .collect(Collectors.joining(between));
    }

    private static Map<String, UUID> numbered(List<SubjectId> subjects) {
        return IntStream.range(0, subjects.size())
                .boxed()
                .collect(Collectors.toMap(
                        number -> "subject" + number,
                        number -> subjects.get(number).value()));
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
        return listed(kind.code(), OF_KIND, type, limit);
    }

    @Override
    public List<Edition<ArticleBody>> latestArticles(SubjectId shown, int limit) {
        return listed(shown.value().toString(), ARTICLES_SHOWING, ArticleBody.class, limit);
    }

    private <B extends Body> List<Edition<B>> listed(String list, String then, Class<B> type, int limit) {
        return entries(listed(then), Map.of("list", list, "limit", limit)).stream()
                .map(Editions::ifEdition)
                .flatMap(Optional::stream)
                .map(edition -> edition.as(type))
                .toList();
    }

    /** @param then the sequences of all that stood in the list when the last entry had been made */
    private String listed(String then) {
        var sequences = last == Long.MAX_VALUE
                ? "select sequence from listed where list = :list order by list desc, sequence desc"
                : then + " order by a.sequence desc";
        return sequences + " limit :limit";
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
                : corrected(entries(correctionsOf(subjects.size()), numbered(List.copyOf(subjects))));
    }

    @Override
    public Surroundings around(Edition<ArticleBody> article, int limit) {
        var shown = article.body().references();
        var conflict = article.body().conflict();
        var subjects = new ArrayList<>(shown);
        subjects.add(article.subject());
        var params = new HashMap<String, Object>(numbered(subjects));
        var wanted = new ArrayList<String>();
        wanted.add(correctionsOf(subjects.size()));
        if (!shown.isEmpty()) {
            wanted.add(newestOf(shown.size()));
        }
        if (conflict != null) {
            wanted.add("(" + listed(ARTICLES_SHOWING) + ")");
            params.put("list", conflict.value().toString());
            params.put("limit", limit + 1);
        }
        var found = entries(String.join(" union ", wanted), params);
        var newest = found.stream()
                .filter(entry -> shown.contains(entry.subject()))
                .collect(Collectors.toMap(Entry::subject, Function.identity(), (later, _) -> later));
        return new Surroundings(newest, corrected(found), others(article.subject(), found, limit));
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
        return corrected(entries(LATEST, Map.of("below", below, "limit", limit))).stream()
                .limit(limit)
                .toList();
    }

    /** The corrections among entries, which are newest first. */
    private static List<Corrected<?>> corrected(List<Entry> entries) {
        var editions = entries.stream()
                .map(Editions::ifEdition)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(edition -> List.of(edition.subject(), edition.number()), it -> it));
        var corrected = new ArrayList<Corrected<?>>();
        for (var entry : entries) {
            if (entry.change() == Change.CORRECTION && entry instanceof Edition<?> edition) {
                corrected.add(new Corrected<>(edition, editions.get(List.of(entry.subject(), entry.number() - 1))));
            }
        }
        return corrected;
    }

    @Override
    public States states(SubjectId subject) {
        return jdbc.sql("""
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
                        """)
                .param("subject", subject.value())
                .param("last", last)
                .query((ResultSetExtractor<States>) rows -> states(subject, rows));
    }

    private static States states(SubjectId subject, ResultSet rows) throws SQLException {
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

    /** The entries that a query gives the sequences of, each once, newest first. */
    private List<Entry> entries(String sequences, Map<String, ?> params) {
        return jdbc.sql(EntryRows.of(sequences))
                .params(params)
                .param("last", last)
                .query(EntryRows.MAPPER)
                .list();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
