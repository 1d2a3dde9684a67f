package news.backgrounder.edition;

import static java.util.stream.Collectors.toSet;
import static news.backgrounder.edition.Samples.FIRST_OF_DECEMBER;
import static news.backgrounder.edition.Samples.about;
import static news.backgrounder.edition.Samples.aleppo;
import static news.backgrounder.edition.Samples.article;
import static news.backgrounder.edition.Samples.eruption;
import static news.backgrounder.edition.Samples.someArticle;
import static news.backgrounder.edition.Samples.update;
import static news.backgrounder.edition.Samples.war;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import news.backgrounder.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Engine.class)
class EditionLogTests {

    private final EditionLog log;
    private final Editions editions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    EditionLogTests(Engine engine) {
        log = engine.bean(EditionLog.class);
        editions = engine.bean(Editions.class);
        jdbc = engine.bean(JdbcClient.class);
        transaction = new TransactionTemplate(engine.bean(PlatformTransactionManager.class));
    }

    private <B extends Body> Edition<B> publish(SubjectId subject, B body, Instant at) {
        return transaction.execute(_ -> log.append(subject, body, update(at)).orElseThrow());
    }

    @Test
    void keepsEditionsWholeAndNumbersThem() {
        var subject = someArticle();
        var first = publish(subject, aleppo("Most of Aleppo taken"), FIRST_OF_DECEMBER);
        var second = publish(subject, aleppo("Army denies losing Aleppo"), FIRST_OF_DECEMBER.plusSeconds(60));

        assertThat(first.number()).isEqualTo(1);
        assertThat(first.change()).isEqualTo(Change.FIRST);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.change()).isEqualTo(Change.UPDATE);
        assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
        assertThat(second.firstPublishedAt()).isEqualTo(first.publishedAt());
        assertThat(editions.current(subject, ArticleBody.class)).contains(second);
    }

    @Test
    void readsBackEveryKindOfBody() {
        var explainer = SubjectId.explainer(UUID.randomUUID());
        var conflict = SubjectId.timeline(UUID.randomUUID());
        var article = someArticle();
        var bodies = List.<Body>of(eruption(), war(), about(aleppo(), explainer, conflict));
        var subjects = List.of(explainer, conflict, article);

        for (var i = 0; i < subjects.size(); i++) {
            publish(subjects.get(i), bodies.get(i), FIRST_OF_DECEMBER);
        }

        assertThat(editions.current(subjects).values())
                .<Body>extracting(Edition::body)
                .containsExactlyInAnyOrderElementsOf(bodies);
        assertThat(editions.latestArticles(conflict, 10))
                .extracting(Edition::subject)
                .containsExactly(article);
        assertThat(editions.latestArticles(explainer, 10))
                .extracting(Edition::subject)
                .containsExactly(article);
    }

    @Test
    void anArticleThatLeftAConflictIsNoLongerListedThere() {
        var conflict = SubjectId.timeline(UUID.randomUUID());
        var article = someArticle();
        var body = aleppo();
        publish(article, about(body, conflict, conflict), FIRST_OF_DECEMBER);
        publish(article, body, FIRST_OF_DECEMBER);

        assertThat(editions.latestArticles(conflict, 10)).isEmpty();
    }

    @Test
    void aChangeOfNothingIsNotPublished() {
        var subject = someArticle();
        var body = aleppo();
        var edition = publish(subject, body, FIRST_OF_DECEMBER);

        assertThat(transaction.<Boolean>execute(_ ->
                        log.append(subject, body, update(FIRST_OF_DECEMBER)).isEmpty()))
                .isTrue();
        assertThat(editions.current(subject, ArticleBody.class)).contains(edition);
    }

    @Test
    void timeNeverRunsBackwardsInTheRecord() {
        var late = publish(someArticle(), aleppo(), Instant.parse("2024-12-31T00:00:00Z"));
        var early = publish(someArticle(), aleppo(), late.publishedAt().minusSeconds(3600));

        assertThat(early.publishedAt()).isEqualTo(late.publishedAt());
    }

    @Test
    void everyCorrectionIsOnOnePageOfTheirList() {
        var aleppo = someArticle();
        var hama = someArticle();
        var homs = someArticle();
        var at = FIRST_OF_DECEMBER.plusSeconds(3600);
        publish(aleppo, aleppo("Most of Aleppo taken"), at);
        publish(hama, aleppo("Hama taken"), at);
        publish(homs, aleppo("Homs taken"), at);
        var made = List.of(
                correct(aleppo, "Some of Aleppo taken", at),
                correct(hama, "Hama attacked", at),
                correct(homs, "Homs attacked", at),
                correct(aleppo, "Half of Aleppo taken", at));

        var newest = sequences(editions.corrections(Long.MAX_VALUE, 2));
        var older = sequences(editions.corrections(newest.getLast(), 2));

        assertThat(newest).containsExactly(made.get(3).sequence(), made.get(2).sequence());
        assertThat(older).containsExactly(made.get(1).sequence(), made.get(0).sequence());
    }

    @Test
    void whatWasPutRightInAnotherArticleStandsWithThatOne() {
        var conflict = SubjectId.timeline(UUID.randomUUID());
        var hama = someArticle();
        publish(conflict, war(), FIRST_OF_DECEMBER);
        var aleppo = publish(someArticle(), about(aleppo(), null, conflict), FIRST_OF_DECEMBER);
        publish(hama, about(aleppo("Hama taken"), null, conflict), FIRST_OF_DECEMBER);
        correct(hama, about(aleppo("Hama attacked"), null, conflict), FIRST_OF_DECEMBER);

        var around = editions.around(aleppo, 10);

        assertThat(around.more()).extracting(Edition::subject).containsExactly(hama);
        assertThat(around.corrections()).isEmpty();
    }

    private Edition<?> correct(SubjectId subject, String headline, Instant at) {
        return correct(subject, aleppo(headline), at);
    }

    private Edition<?> correct(SubjectId subject, ArticleBody body, Instant at) {
        var why = new Publication(Change.CORRECTION, false, "It was wrong.", "ann", at);
        return transaction.execute(_ -> log.append(subject, body, why).orElseThrow());
    }

    private static List<Long> sequences(List<Corrected<?>> corrections) {
        return corrections.stream().map(one -> one.correction().sequence()).toList();
    }

    @Test
    void manyPublishersAtOnceLeaveNoGapInTheSequence() throws Exception {
        var before = publish(someArticle(), aleppo(), FIRST_OF_DECEMBER).sequence();
        var subject = someArticle();
        var publishers = new ArrayList<Callable<Long>>();
        for (var i = 0; i < 40; i++) {
            var headline = "Headline " + i;
            publishers.add(
                    () -> publish(subject, aleppo(headline), FIRST_OF_DECEMBER).sequence());
            publishers.add(() -> transaction.execute(status -> {
                log.append(someArticle(), aleppo(), update(FIRST_OF_DECEMBER));
                status.setRollbackOnly();
                return 0L;
            }));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            var given = threads.invokeAll(publishers).stream()
                    .map(EditionLogTests::result)
                    .filter(sequence -> sequence > 0)
                    .collect(toSet());

            assertThat(given)
                    .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(before + 1, before + 40)
                            .boxed()
                            .toList());
        }
        assertThat(editions.current(subject, ArticleBody.class).orElseThrow().number())
                .isEqualTo(40);
    }

    private static long result(Future<Long> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readingGivesEveryConnectionBack() {
        var subject = someArticle();
        var edition = publish(subject, aleppo(), FIRST_OF_DECEMBER);

        for (var reader = 0; reader < 3 * Engine.CONNECTIONS; reader++) {
            assertThat(editions.current(subject, ArticleBody.class)).contains(edition);
            assertThat(editions.latest(SubjectKind.ARTICLE, ArticleBody.class, 1))
                    .hasSize(1);
        }
    }

    @Test
    void appendsOnlyWithinATransactionOfTheCaller() {
        assertThatThrownBy(() -> log.append(someArticle(), aleppo(), update(FIRST_OF_DECEMBER)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theNewestOwnerOfASlugIsFoundUnderIt() {
        var slug = "slug-" + UUID.randomUUID();
        var subject = someArticle();
        publish(subject, article(slug, "Old address"), FIRST_OF_DECEMBER);
        publish(subject, article(slug + "-new", "New address"), FIRST_OF_DECEMBER);

        assertThat(editions.current(editions.named(SubjectKind.ARTICLE, slug).orElseThrow(), ArticleBody.class)
                        .orElseThrow()
                        .body()
                        .headline())
                .isEqualTo("New address");
        assertThat(editions.named(SubjectKind.EXPLAINER, slug)).isEmpty();
        assertThat(editions.slugBelongsToAnother(subject, slug)).isFalse();
        assertThat(editions.slugBelongsToAnother(someArticle(), slug)).isTrue();
    }

    @Test
    void aVeryLongBodyIsKeptWhole() {
        var subject = someArticle();
        var body = article("long-" + UUID.randomUUID(), "عنوان 🕊 " + "x".repeat(3_000_000));
        publish(subject, body, FIRST_OF_DECEMBER);

        assertThat(editions.current(subject, ArticleBody.class).orElseThrow().body())
                .isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log_entry set change = 'x'",
                "update log_text set body = '{}'",
                "update log_reference set sequence = 1",
                "update log_address set slug = 'x'",
                "delete from log_reference",
                "delete from log_text",
                "delete from log_entry"
            })
    void theDatabaseRefusesToChangeTheRecord(String statement) {
        var subject = someArticle();
        var edition = publish(subject, about(aleppo(), someArticle(), someArticle()), FIRST_OF_DECEMBER);

        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
        assertThat(editions.current(subject, ArticleBody.class)).contains(edition);
    }
}
