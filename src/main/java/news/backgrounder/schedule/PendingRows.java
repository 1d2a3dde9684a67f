package news.backgrounder.schedule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.TimelineBody;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Pending sets as the database keeps them. */
@Component
class PendingRows {

    /** Not the application's mapper: what is kept must not depend on a setting. */
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String IN_ORDER = " order by goes_live_at, number";

    private final JdbcClient jdbc;

    PendingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the database's own clock shows; within a transaction, when that began. */
    Instant now() {
        return jdbc.sql("select current_timestamp")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void insert(PendingSet set) {
        jdbc.sql("""
                        insert into pending_set (id, article_id, goes_live_at, change, serious, note, made_by, made_at, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        set.id(),
                        set.article().value(),
                        set.goesLiveAt().atOffset(ZoneOffset.UTC),
                        set.change().code(),
                        set.serious(),
                        set.note(),
                        set.madeBy(),
                        set.madeAt().atOffset(ZoneOffset.UTC),
                        set.state().code())
                .update();
        for (var part : set.parts()) {
            jdbc.sql("""
                            insert into pending_part (set_id, kind, subject_id, slug, base, target, first)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(set.id())
                    .param(code(part.subject().kind()))
                    .param(part.subject().value())
                    .param(slug(part.target()))
                    .param(text(part.base()))
                    .param(text(part.target()))
                    .param(part.first())
                    .update();
        }
    }

    private static @Nullable String slug(@Nullable Body body) {
        return body == null ? null : body.slug();
    }

    private static @Nullable String text(@Nullable Body body) {
        return body == null ? null : JSON.writeValueAsString(body);
    }

    Optional<PendingSet> find(UUID id) {
        return sets("where id = :id", Map.of("id", id)).stream().findFirst();
    }

    boolean isAnyDue() {
        return jdbc.sql(
                        "select exists (select * from pending_set where state = 'waiting' and goes_live_at <= current_timestamp)")
                .query(Boolean.class)
                .single();
    }

    /** The first that is due, which nobody else can touch until the transaction ends. */
    Optional<PendingSet> lockFirstDue(Instant now, Set<UUID> besides) {
        return jdbc
                .sql("select id from pending_set where state = 'waiting' and goes_live_at <= ?" + IN_ORDER
                        + " for update")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .stream()
                .filter(id -> !besides.contains(id))
                .findFirst()
                .flatMap(this::find);
    }

    /** In the order in which they go live. */
    List<PendingSet> waiting() {
        return sets("where state = 'waiting'" + IN_ORDER, Map.of());
    }

    /** Those that wait or are held, and those that went live since; in the order of their instants. */
    List<PendingSet> openOrPublishedSince(Instant since) {
        return sets(
                "where state in ('waiting', 'held') or (state = 'published' and ended_at > :since)" + IN_ORDER,
                Map.of("since", since.atOffset(ZoneOffset.UTC)));
    }

    private List<PendingSet> sets(String where, Map<String, ?> params) {
        var parts = jdbc
                .sql("select set_id, kind, subject_id, base, target, first from pending_part"
                        + " where set_id in (select id from pending_set "
                        + where.replace(IN_ORDER, "") + ")")
                .params(params)
                .query((row, _) -> Map.entry(row.getObject("set_id", UUID.class), part(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return jdbc.sql("select * from pending_set " + where)
                .params(params)
                .query((row, _) -> set(row, parts))
                .list();
    }

    private static PendingSet set(ResultSet row, Map<UUID, List<PendingPart>> parts) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var endedBy = row.getString("ended_by");
        return new PendingSet(
                id,
                SubjectId.article(row.getObject("article_id", UUID.class)),
                instant(row, "goes_live_at"),
                Change.valueOf(row.getString("change").toUpperCase(Locale.ROOT)),
                row.getBoolean("serious"),
                row.getString("note"),
                row.getString("made_by"),
                instant(row, "made_at"),
                PendingSet.State.of(row.getString("state")),
                Hindrance.of(row.getString("hindrance")),
                endedBy == null ? null : new PendingSet.Ended(endedBy, instant(row, "ended_at")),
                parts.getOrDefault(id, List.of()));
    }

    private static PendingPart part(ResultSet row) throws SQLException {
        var kind = SubjectKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        return new PendingPart(
                new SubjectId(kind, row.getObject("subject_id", UUID.class)),
                row.getBoolean("first"),
                body(kind, row.getString("base")),
                body(kind, row.getString("target")));
    }

    private static @Nullable Body body(SubjectKind kind, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (kind) {
            case ARTICLE -> JSON.readValue(text, ArticleBody.class);
            case EXPLAINER -> JSON.readValue(text, ExplainerBody.class);
            case TIMELINE -> JSON.readValue(text, TimelineBody.class);
        };
    }

    private static String code(SubjectKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** @throws IllegalStateException where it has ended otherwise meanwhile */
    void end(PendingSet set, PendingSet.State state, @Nullable Hindrance hindrance, String by, Instant at) {
        var ended = jdbc.sql("""
                        update pending_set set state = ?, hindrance = ?, ended_by = ?, ended_at = ?
                         where id = ? and state = ?
                        """)
                .param(state.code())
                .param(hindrance == null ? null : hindrance.code())
                .param(by)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(set.id())
                .param(set.state().code())
                .update();
        if (ended != 1) {
            throw new IllegalStateException("the pending set " + set.id() + " has ended meanwhile");
        }
    }

    void destroyText(UUID set, SubjectId subject) {
        jdbc.sql("update pending_part set slug = null, base = null, target = null where set_id = ? and subject_id = ?")
                .params(set, subject.value())
                .update();
    }

    void destroyNote(UUID set) {
        jdbc.sql("update pending_set set note = '' where id = ?").param(set).update();
    }

    void rewrite(UUID set, PendingPart part) {
        jdbc.sql("update pending_part set slug = ?, base = ?, target = ? where set_id = ? and subject_id = ?")
                .param(slug(part.target()))
                .param(text(part.base()))
                .param(text(part.target()))
                .param(set)
                .param(part.subject().value())
                .update();
    }

    void rewriteNote(UUID set, String note) {
        jdbc.sql("update pending_set set note = ? where id = ?")
                .params(note, set)
                .update();
    }

    /** All that keep, or kept, a text of this subject. */
    List<PendingSet> of(SubjectId subject) {
        return sets(
                "where id in (select set_id from pending_part where subject_id = :subject)" + IN_ORDER,
                Map.of("subject", subject.value()));
    }

    /** Those of these subjects whose first publication waits or is held, with its instant. */
    Map<UUID, Instant> firstPublications(Collection<SubjectId> subjects) {
        return subjects.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                                select p.subject_id, min(s.goes_live_at) as goes_live_at
                                  from pending_part p
                                  join pending_set s on s.id = p.set_id
                                 where p.first and s.state in ('waiting', 'held') and p.subject_id in (:subjects)
                                 group by p.subject_id
                                """)
                        .param(
                                "subjects",
                                Set.copyOf(
                                        subjects.stream().map(SubjectId::value).toList()))
                        .query((row, _) ->
                                Map.entry(row.getObject("subject_id", UUID.class), instant(row, "goes_live_at")))
                        .list()
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean slugBelongsToAnother(SubjectId subject, String slug) {
        return jdbc.sql("""
                        select count(*)
                          from pending_part p
                          join pending_set s on s.id = p.set_id
                         where p.kind = ? and p.slug = ? and p.subject_id <> ? and s.state in ('waiting', 'held')
                        """)
                        .params(code(subject.kind()), slug, subject.value())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
