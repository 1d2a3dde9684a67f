package news.backgrounder.newsroom;

import static java.util.stream.Collectors.joining;
import static news.backgrounder.newsroom.Forms.event;
import static news.backgrounder.newsroom.Forms.explained;
import static news.backgrounder.newsroom.Forms.explainer;
import static news.backgrounder.newsroom.Forms.renamed;
import static news.backgrounder.newsroom.Forms.story;
import static news.backgrounder.newsroom.Forms.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import news.backgrounder.Engine;
import news.backgrounder.article.ArticleId;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.RedactedWords;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.erasure.Erasure;
import news.backgrounder.workingcopy.HoldsText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@ParameterizedClass
@EnumSource(Engine.class)
class RedactingTests {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final Engine engine;
    private final Newsroom newsroom;
    private final Redacting redacting;
    private final Parts parts;
    private final Desk desk;
    private final Editions editions;
    private final JdbcClient jdbc;
    private final ArticleId id = ArticleId.next();

    /** Found nowhere else in the database. */
    private final String name = "Witness" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    RedactingTests(Engine engine) {
        this.engine = engine;
        newsroom = engine.bean(Newsroom.class);
        redacting = engine.bean(Redacting.class);
        parts = engine.bean(Parts.class);
        desk = engine.bean(Desk.class);
        editions = engine.bean(Editions.class);
        jdbc = engine.bean(JdbcClient.class);
    }

    private void publish(StoryForm form) {
        newsroom.publish(id, form, "ann", NOW);
    }

    private StoryForm open() {
        return newsroom.open(id).orElseThrow();
    }

    private StoryForm wholeStory() {
        return story(
                "John " + name + " held",
                explainer("Who is John " + name + "?", "Where is **John** " + name + "?"),
                timeline("War of John " + name, event("2024", "Arrest of john\u00A0" + name.toUpperCase(Locale.ROOT))));
    }

    private RedactionForm form(String words) {
        return new RedactionForm(words, parts.of(id).stream().map(Part::code).toList(), "For his safety.", "", "");
    }

    private List<Redacting.Found> redact(String words) {
        return redacting.redact(id, form(words), "bob", NOW);
    }

    /** Every text of every row of every table. */
    private String wholeDatabase() {
        return jdbc
                .sql("""
                        select table_schema as s, table_name as t, column_name as c from information_schema.columns
                         where lower(table_schema) = 'public'
                        """)
                .query((row, _) -> "select cast(\"%s\" as text) from \"%s\".\"%s\" where \"%s\" is not null"
                        .formatted(row.getString("c"), row.getString("s"), row.getString("t"), row.getString("c")))
                .list()
                .stream()
                .flatMap(column -> jdbc.sql(column).query(String.class).list().stream())
                .collect(joining("\n"));
    }

    @Test
    void noRowOfAnyTableHoldsTheWordsAfterwards() {
        publish(wholeStory());
        publish(explained(renamed(open(), "A man is free"), "correction", "It was John " + name + "."));
        newsroom.save(id, renamed(open(), name + " speaks"), "ann", NOW);
        assertThat(wholeDatabase()).containsIgnoringCase(name);

        redact("John " + name + "\n" + name);

        assertThat(wholeDatabase()).doesNotContainIgnoringCase(name);
        if (engine == Engine.H2) {
            assertThat(String.join("\n", jdbc.sql("script").query(String.class).list()))
                    .contains("redacted")
                    .doesNotContainIgnoringCase(name);
        }
    }

    @Test
    void saysWhereTheyStandBeforeAndWhereTheyStoodAfter() {
        publish(wholeStory());
        publish(explained(renamed(open(), "A man is free"), "correction", "It was John " + name + "."));
        newsroom.save(id, renamed(open(), "John " + name + " speaks"), "ann", NOW);

        var found = redacting.find(id, form("John " + name));

        assertThat(found)
                .extracting(Redacting.Found::inWords)
                .containsExactly(
                        "6 times in 2 editions and the working copy",
                        "8 times in 1 edition and the working copy",
                        "6 times in 1 edition and the working copy");
        assertThat(redact("John " + name))
                .extracting(Redacting.Found::inWords)
                .isEqualTo(found.stream().map(Redacting.Found::inWords).toList());
        assertThat(redacting.find(id, form("John " + name))).isEmpty();
    }

    @Test
    void theWorkingCopyStaysWhatReadersSee() {
        publish(wholeStory());

        redact("John " + name);

        var article = editions.current(id.subject(), ArticleBody.class).orElseThrow();
        assertThat(article.change()).isEqualTo(Change.REDACTION);
        assertThat(article.note()).isEqualTo("For his safety.");
        assertThat(article.body().headline()).isEqualTo("[redacted] held");
        assertThat(article.body().slug()).startsWith("redacted-held");
        assertThat(desk.article(id).orElseThrow().state()).isEqualTo(Desk.State.PUBLISHED);
        assertThat(desk.article(id).orElseThrow().changedBy()).isEqualTo("bob");
        assertThat(open().timeline().events().getFirst().headline()).isEqualTo("Arrest of [redacted]");
    }

    @Test
    void aDraftThatNobodyPublishedLosesThemToo() {
        newsroom.save(id, wholeStory(), "ann", NOW);
        var before = editions.head();

        assertThat(redact("John " + name))
                .extracting(Redacting.Found::inWords)
                .allMatch(it -> it.endsWith("in the working copy"));

        assertThat(open().article().headline()).isEqualTo("[redacted] held");
        assertThat(editions.head()).isEqualTo(before);
    }

    @Test
    void anEditorWhoHadTheWordsOpenIsToldOfThem() {
        publish(wholeStory());
        var opened = open();
        redact("John " + name);

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> newsroom.save(id, renamed(opened, name + " again"), "ann", NOW))
                .isInstanceOf(Clash.class);
        newsroom.save(id, opened.with("update", ""), "ann", NOW);
        assertThat(open().article().headline()).isEqualTo("[redacted] held");
    }

    @Test
    void slugsStayUnique() {
        publish(story("John " + name));
        var other = ArticleId.next();
        newsroom.save(other, story("John " + name), "ann", NOW);

        redact("John " + name);
        redacting.redact(
                other,
                new RedactionForm("John " + name, List.of(other.subject().toString()), "Safety.", "", ""),
                "bob",
                NOW);

        assertThat(open().article().slug()).startsWith("redacted");
        assertThat(newsroom.open(other).orElseThrow().article().slug())
                .startsWith("redacted")
                .isNotEqualTo(open().article().slug());
    }

    @Test
    void nothingFailsThoughTheMarksAreLongerThanTheWords() {
        var full = "\u5F20\u4E09".repeat(150);
        publish(new StoryForm(
                new ArticleForm(
                        "",
                        full,
                        full.repeat(3),
                        full.substring(0, 60),
                        full.substring(0, 100),
                        full.substring(0, 200),
                        full.substring(0, 100),
                        "",
                        full),
                explainer(full, full),
                new TimelineForm(
                        "", "", full, List.of(new EventForm("", "2024", full, full, full.substring(0, 200), full, ""))),
                "",
                ""));

        redact("\u5F20\u4E09");

        assertThat(open().article().headline()).isEqualTo("[redacted]".repeat(150));
        assertThat(desk.article(id).orElseThrow().state()).isEqualTo(Desk.State.PUBLISHED);
    }

    @Test
    void onlyWhatWasChosenLosesThem() {
        publish(wholeStory());

        redacting.redact(
                id, new RedactionForm("John " + name, List.of(id.subject().toString()), "Safety.", "", ""), "bob", NOW);

        assertThat(open().article().headline()).isEqualTo("[redacted] held");
        assertThat(open().explainer().title()).isEqualTo("Who is John " + name + "?");
    }

    @Test
    void wordsThatStandNowhereChangeNothing() {
        publish(wholeStory());
        var before = open();
        var head = editions.head();

        assertThat(redact("Jane Roe" + name)).isEmpty();

        assertThat(open()).isEqualTo(before);
        assertThat(editions.head()).isEqualTo(head);
    }

    @Test
    void whoeverElseHoldsTextIsAskedAndWhatIsDeletedIsErased() {
        publish(wholeStory());
        var asked = new ArrayList<SubjectId>();
        var wanted = wanted();
        var pending = new HoldsText() {
            @Override
            public Map<String, Body> textsOf(SubjectId subject) {
                return subject.equals(id.subject())
                        ? Map.of(
                                "change scheduled for noon",
                                newsroom.preview(id, wholeStory()).article())
                        : Map.of();
            }

            @Override
            public void redact(SubjectId subject, RedactedWords words, String by, Instant at) {
                asked.add(subject);
            }
        };
        var withOthers = new Redacting(
                parts,
                engine.bean(EditionLog.class),
                editions,
                List.of(pending),
                engine.bean(Erasure.class),
                engine.bean(Validator.class),
                engine.bean(PlatformTransactionManager.class));

        assertThat(withOthers
                        .redact(id, form("John " + name), "bob", NOW)
                        .getFirst()
                        .inWords())
                .isEqualTo("6 times in 1 edition, the working copy and 1 pending change");

        assertThat(asked).hasSize(3).contains(id.subject());
        assertThat(wanted()).isEqualTo(wanted + 1);
    }

    private long wanted() {
        return engine.bean(JdbcClient.class)
                .sql("select count(*) from erasure")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "redacted", "..."})
    void whatCannotBeLookedForIsAProblem(String words) {
        assertThat(redacting.problems(new RedactionForm(words, List.of("article:x"), "Safety.", "", "")))
                .extracting(Problem::field)
                .containsExactly("words");
    }

    @Test
    void theReasonMustNotHoldTheWords() {
        var form = new RedactionForm("John Doe", List.of("article:x"), "JOHN  Doe asked for it.", "", "");

        assertThat(redacting.problems(form)).extracting(Problem::field).containsExactly("reason");
    }

    @Test
    void tooManyOrTooLongWordsAreAProblem() {
        assertThat(redacting.problems(
                        new RedactionForm("name\n" + "x".repeat(201), List.of("article:x"), "Safety.", "", "")))
                .extracting(Problem::message)
                .containsExactly("Name or phrase 2 has 201 characters; at most 200 can be looked for.");
        var many = java.util.stream.IntStream.range(0, 51)
                .mapToObj(i -> "name" + i)
                .collect(joining("\n"));
        assertThat(redacting.problems(new RedactionForm(many, List.of("article:x"), "Safety.", "", "")))
                .hasSize(1);
    }
}
