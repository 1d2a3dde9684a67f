package news.backgrounder.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static news.backgrounder.edition.Samples.about;
import static news.backgrounder.edition.Samples.article;
import static news.backgrounder.edition.Samples.eruption;
import static news.backgrounder.edition.Samples.event;
import static news.backgrounder.edition.Samples.someArticle;
import static news.backgrounder.edition.Samples.timeline;
import static news.backgrounder.edition.Samples.war;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import news.backgrounder.Engine;
import news.backgrounder.when.When;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the chain promises: nothing can be changed unnoticed, and what must go can go without breaking it. */
@ParameterizedClass
@EnumSource(Engine.class)
class ChainTests {

    private static final Instant NOON = Instant.parse("2024-12-01T12:00:00Z");

    private final EditionLog log;
    private final Editions editions;
    private final Export export;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private final SubjectId article = someArticle();
    private final SubjectId explainer = SubjectId.explainer(UUID.randomUUID());
    private final SubjectId conflict = SubjectId.timeline(UUID.randomUUID());

    ChainTests(Engine engine) {
        log = engine.bean(EditionLog.class);
        editions = engine.bean(Editions.class);
        export = engine.bean(Export.class);
        jdbc = engine.bean(JdbcClient.class);
        transaction = new TransactionTemplate(engine.bean(PlatformTransactionManager.class));
    }

    @BeforeEach
    void aStory() {
        publish(explainer, eruption(), Change.UPDATE);
        publish(conflict, war(), Change.UPDATE);
        publish(article, about(body("John Doe arrested"), explainer, conflict), Change.UPDATE);
        publish(article, about(body("John Doe freed"), explainer, conflict), Change.CORRECTION);
    }

    private ArticleBody body(String headline) {
        return article("story-" + article.value(), headline);
    }

    private void publish(SubjectId subject, Body body, Change change) {
        inTransaction(
                () -> log.append(subject, body, new Publication(change, true, "A note on John Doe.", "ann", NOON)));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        export.write(lines::add);
        return lines;
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    private static Verification.Verdict verdict(byte[] export) {
        try {
            return Verification.of(new ByteArrayInputStream(export));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static RedactedWords words(String words, String... slugs) {
        return new RedactedWords(List.of(words), List.of(slugs));
    }

    @Test
    void isSoundAndEndsInTheHead() {
        var verdict = verdict(bytes(lines()));

        assertThat(verdict.words()).startsWith("Sound: ");
        assertThat(verdict.head())
                .isEqualTo(editions.head().orElseThrow().digest().value())
                .isEqualTo(editions.newest(article).orElseThrow().digest().value());
    }

    @Test
    void theExportHoldsEveryTextButNotWhoPublishedIt() {
        assertThat(lines().getLast())
                .contains("John Doe freed", "A note on John Doe.", "\"change\":\"correction\"", "\"serious\":true")
                .doesNotContain("ann\"");
    }

    @Test
    void theFirstBadEntryIsNamed() {
        var lines = lines();
        var third = lines.size() - 2;
        lines.set(third, lines.get(third).replace("John Doe arrested", "John Doe charged"));

        assertThat(verdict(bytes(lines)).words())
                .isEqualTo("Entry %d is bad: its part “headline” is not the text that it is bound to."
                        .formatted(third + 1));
    }

    @Test
    void aMissingEntryAnotherOrderAndAMissingTextAreFound() {
        var without = lines();
        without.remove(without.size() - 2);
        var swapped = lines();
        swapped.add(swapped.size() - 2, swapped.removeLast());
        var last = lines().getLast();
        var textless = lines();
        textless.set(textless.size() - 1, last.replaceAll("\\[\"[^\"]+\",\"headline\",\"[^\"]+\"],", ""));

        assertThat(verdict(bytes(without)).firstBad()).contains("not the next in the sequence");
        assertThat(verdict(bytes(swapped)).isSound()).isFalse();
        assertThat(textless.getLast()).isNotEqualTo(last);
        assertThat(verdict(bytes(textless)).firstBad()).contains("a part of its text is missing");
    }

    @Test
    void aWithdrawalDestroysEveryTextAndLeavesTheChainSound() {
        inTransaction(() -> log.withdraw(article, "It named a witness.", "ann", NOON));

        assertThat(String.join("\n", lines().subList(lines().size() - 3, lines().size())))
                .doesNotContain("John Doe")
                .contains("It named a witness.");
        assertThat(verdict(bytes(lines())).isSound()).isTrue();
        assertThat(textsOf(article)).hasSize(1);
        assertThat(editions.current(article, ArticleBody.class)).isEmpty();
        assertThat(editions.withdrawal(article).orElseThrow().note()).isEqualTo("It named a witness.");
        assertThat(editions.asOf(NOON.plusSeconds(1)).current(article, ArticleBody.class))
                .isEmpty();
        assertThat(editions.history(article, Integer.MAX_VALUE, 10))
                .extracting(Entry::change)
                .containsExactly(Change.WITHDRAWAL, Change.CORRECTION, Change.FIRST);
        assertThat(editions.latestArticles(conflict, 10)).isEmpty();
    }

    private List<String> textsOf(SubjectId subject) {
        return jdbc.sql("""
                        select coalesce(t.body, '') || t.note || t.salts from log_text t
                          join log_entry e on e.sequence = t.sequence
                         where e.subject_id = ?
                        """)
                .param(subject.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void aWithdrawnSubjectIsPublishedAgainByAnEditionThatSaysSo() {
        inTransaction(() -> log.withdraw(article, "It named a witness.", "ann", NOON));
        publish(article, body("A man freed"), Change.UPDATE);

        var again = editions.current(article, ArticleBody.class).orElseThrow();
        assertThat(again.change()).isEqualTo(Change.REPUBLICATION);
        assertThat(again.number()).isEqualTo(4);
        assertThat(editions.withdrawal(article)).isEmpty();
        assertThat(editions.entry(article, 1).orElseThrow()).isInstanceOf(Tombstone.class);
        assertThat(verdict(bytes(lines())).isSound()).isTrue();
    }

    @Test
    void aRedactionTakesWordsOutOfEveryEditionAndLeavesTheChainSound() {
        var redaction = inTransaction(() -> log.redact(article, words("john  doe"), "For his safety.", "ann", NOON))
                .orElseThrow();

        assertThat(redaction.change()).isEqualTo(Change.REDACTION);
        assertThat(editions.current(article, ArticleBody.class)
                        .orElseThrow()
                        .body()
                        .headline())
                .isEqualTo("[redacted] freed");
        assertThat(editions.history(article, Integer.MAX_VALUE, 10))
                .extracting(entry -> ((ArticleBody) ((Edition<?>) entry).body()).headline())
                .containsExactly("[redacted] freed", "[redacted] freed", "[redacted] arrested");
        assertThat(editions.entry(article, 1).orElseThrow().note()).isEqualTo("A note on [redacted].");
        assertThat(textsOf(article)).noneMatch(text -> text.contains(" Doe"));
        var lines = lines();
        assertThat(String.join("\n", lines.subList(lines.size() - 3, lines.size())))
                .doesNotContain(" Doe");
        assertThat(lines.getLast()).contains("/headline\",\"[redacted] arrested\"]");
        assertThat(verdict(bytes(lines)).isSound()).isTrue();
    }

    @Test
    void whatARedactionHasLeftIsBoundAsWell() {
        inTransaction(() -> log.redact(article, words("John Doe"), "For his safety.", "ann", NOON));
        var lines = lines();
        lines.set(lines.size() - 1, lines.getLast().replace("[redacted] arrested", "[redacted] charged"));

        assertThat(verdict(bytes(lines)).firstBad()).contains("headline");
    }

    @Test
    void aRedactionAccountsForNothingButWhatItHasLeftSomethingOf() {
        inTransaction(() -> log.redact(article, words("arrested"), "By law.", "ann", NOON));
        inTransaction(() -> log.redact(article, words("John Doe"), "For his safety.", "ann", NOON));
        var sound = lines();
        var first = sound.size() - 4;
        assertThat(sound.get(first)).contains("\"standfirst\"").doesNotContain(" Doe");
        for (var part : List.of("standfirst", "text", "slug")) {
            var lines = new ArrayList<>(sound);
            lines.set(
                    first,
                    lines.get(first)
                            .replaceAll("\\[\"[^\"]+\",\"" + part + "\",\"[^\"]*\"],?", "")
                            .replace(",]", "]"));
            assertThat(lines).isNotEqualTo(sound);
            assertThat(verdict(bytes(lines)).firstBad())
                    .isEqualTo("Entry %d is bad: a part of its text is missing, and nothing withdrew or redacted it."
                            .formatted(first + 1));
        }
    }

    @Test
    void aSecondRedactionReachesWhatTheFirstHasLeft() {
        inTransaction(() -> log.redact(article, words("John Doe"), "For his safety.", "ann", NOON));
        inTransaction(() -> log.redact(article, words("arrested"), "By law.", "ann", NOON));
        inTransaction(() -> log.redact(article, words("freed"), "By law.", "ann", NOON));

        assertThat(String.join("\n", textsOf(article))).doesNotContain("arrested", "freed", " Doe");
        assertThat(verdict(bytes(lines())).isSound()).isTrue();
        assertThat(((ArticleBody) ((Edition<?>) editions.entry(article, 1).orElseThrow()).body()).headline())
                .isEqualTo("[redacted] [redacted]");
    }

    /** What one redaction says of itself is not accounted for by another. */
    @Test
    void nothingOfARedactionsOwnTextMayBeMissing() {
        inTransaction(() -> log.redact(article, words("John Doe"), "For his safety.", "ann", NOON));
        var first = lines().size() - 1;
        inTransaction(() -> log.redact(article, words("arrested"), "By law.", "ann", NOON));
        var lines = lines();
        lines.set(
                first,
                lines.get(first)
                        .replaceAll("\\[\"[^\"]+\",\"(note|kicker)\",\"[^\"]+\"],?", "")
                        .replace(",]", "]"));

        assertThat(lines.get(first)).doesNotContain("For his safety.");
        assertThat(verdict(bytes(lines)).firstBad()).contains("a part of its text is missing");
    }

    @Test
    void aRedactionReachesTheRowsOfATimelineAndTheirLinks() {
        var told = new TimelineBody.Event(
                ItemId.next(),
                When.parse("2024"),
                "Arrest of John Doe",
                "**John** Doe is held.",
                "Doe’s house",
                List.of(new Source("John-Doe Agency", "https://example.org/john-doe/1")),
                Importance.KEY);
        publish(conflict, timeline(told, event("2025", "Later", Importance.KEY)), Change.UPDATE);
        inTransaction(() -> log.redact(conflict, words("John Doe", "john-doe"), "Safety.", "ann", NOON));

        var left = editions.current(conflict, TimelineBody.class)
                .orElseThrow()
                .body()
                .events()
                .getFirst();
        assertThat(left.headline()).isEqualTo("Arrest of [redacted]");
        assertThat(left.text()).isEqualTo("**[redacted] is held.");
        assertThat(left.place()).isEqualTo("Doe’s house");
        assertThat(left.sources()).containsExactly(new Source("[redacted] Agency", null));
        assertThat(verdict(bytes(lines())).isSound()).isTrue();
    }

    @Test
    void wordsInAnAddressLeaveItWithItsOldOne() {
        var subject = someArticle();
        var slug = "john-doe-" + UUID.randomUUID();
        publish(subject, article(slug, "A man"), Change.UPDATE);
        inTransaction(() -> log.redact(subject, words("John Doe", "john-doe"), "Safety.", "ann", NOON));

        assertThat(editions.named(SubjectKind.ARTICLE, slug)).isEmpty();
        assertThat(editions.named(SubjectKind.ARTICLE, slug.replace("john-doe", "redacted")))
                .contains(subject);
    }

    @Test
    void aWithdrawnSubjectCanStillLoseTheWordsOfItsTombstone() {
        inTransaction(() -> log.withdraw(article, "John Doe asked for it.", "ann", NOON));
        inTransaction(() -> log.redact(article, words("John Doe"), "Safety.", "ann", NOON));

        assertThat(editions.withdrawal(article).orElseThrow().note()).isEqualTo("[redacted] asked for it.");
        assertThat(editions.current(article, ArticleBody.class)).isEmpty();
        assertThat(verdict(bytes(lines())).isSound()).isTrue();
    }

    @Test
    void wordsThatNobodyPublishedMakeNoEntry() {
        var before = editions.head();

        assertThat(inTransaction(() -> log.redact(article, words("Jane Roe"), "Safety.", "ann", NOON)))
                .isEmpty();
        assertThat(editions.head()).isEqualTo(before);
    }

    @Test
    void noTextGoesWithoutAnEntryThatAccountsForIt() {
        assertThatThrownBy(() -> jdbc.sql("delete from log_text where sequence = ?")
                        .param(editions.head().orElseThrow().sequence())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
    }
}
