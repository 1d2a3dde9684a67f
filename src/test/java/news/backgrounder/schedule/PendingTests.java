package news.backgrounder.schedule;

import static java.time.temporal.ChronoUnit.MICROS;
import static news.backgrounder.edition.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import news.backgrounder.Backgrounder;
import news.backgrounder.Engine;
import news.backgrounder.article.Article;
import news.backgrounder.article.ArticleId;
import news.backgrounder.article.Articles;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.RedactedWords;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.explainer.Explainer;
import news.backgrounder.explainer.ExplainerId;
import news.backgrounder.explainer.Explainers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Engine.class)
class PendingTests {

    private static final Duration LATEST = Duration.ofSeconds(20);

    private final Engine engine;
    private final Pending pending;
    private final GoingLive goingLive;
    private final EditionLog log;
    private final Editions editions;
    private final Articles articles;
    private final Explainers explainers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private final ArticleId article = ArticleId.next();
    private final ExplainerId explainer = ExplainerId.next();
    private final ArticleBody seen = Samples.about(Samples.aleppo("Seen"), explainer.subject(), null);
    private final ExplainerBody eruption = Samples.eruption();

    PendingTests(Engine engine) {
        this.engine = engine;
        pending = engine.bean(Pending.class);
        goingLive = engine.bean(GoingLive.class);
        log = engine.bean(EditionLog.class);
        editions = engine.bean(Editions.class);
        articles = engine.bean(Articles.class);
        explainers = engine.bean(Explainers.class);
        jdbc = engine.bean(JdbcClient.class);
        transaction = new TransactionTemplate(engine.bean(PlatformTransactionManager.class));
    }

    private static Instant inAnHour() {
        return Instant.now().plusSeconds(3600).truncatedTo(MICROS);
    }

    private void save() {
        transaction.executeWithoutResult(_ -> {
            explainers.save(new Explainer(explainer, eruption, "ann", Instant.now()));
            articles.save(new Article(article, seen, "ann", Instant.now()));
        });
    }

    private void publish(SubjectId subject, Body body) {
        transaction.executeWithoutResult(_ -> log.append(subject, body, update(log.lock(Instant.now()))));
    }

    private void published() {
        save();
        publish(explainer.subject(), eruption);
        publish(article.subject(), seen);
    }

    private UUID schedule(Instant at, Body article, Body explainer) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var locked = log.lock(Instant.now());
            var plan = pending.plan(
                    this.article.subject(),
                    Map.of(this.article.subject(), article, this.explainer.subject(), explainer),
                    at,
                    false);
            return pending.schedule(plan, Change.UPDATE, false, "A note.", "ann", locked);
        }));
    }

    private ArticleBody headline(String headline) {
        return Samples.about(Samples.article(seen.slug(), headline), explainer.subject(), null);
    }

    private ExplainerBody retitled(String title) {
        return new ExplainerBody(eruption.slug(), title, eruption.questions());
    }

    private ArticleBody dateline(ArticleBody body, String dateline) {
        return new ArticleBody(
                body.slug(),
                body.section(),
                body.kicker(),
                body.headline(),
                body.standfirst(),
                body.byline(),
                dateline,
                body.text(),
                null,
                body.explainer(),
                body.conflict());
    }

    private void copy(UnaryOperator<ArticleBody> edit) {
        transaction.executeWithoutResult(_ -> {
            var copy = articles.findById(article).orElseThrow();
            copy.revise(edit.apply(copy.toBody()), "bob", Instant.now());
        });
    }

    private ArticleBody copy() {
        return Objects.requireNonNull(transaction.execute(
                _ -> articles.findById(article).orElseThrow().toBody()));
    }

    private Edition<ArticleBody> current() {
        return editions.current(article.subject(), ArticleBody.class).orElseThrow();
    }

    private List<PendingLine> lines() {
        return pending.lines(List.of(article.subject()));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var end = Instant.now().plus(LATEST);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }

    @Test
    void goesLiveByItselfAtItsInstantAllTogetherAndNeverBefore() throws Exception {
        published();
        var at = Instant.now().plusSeconds(2).truncatedTo(MICROS);
        schedule(at, headline("Scheduled"), retitled("Scheduled"));

        while (Instant.now().isBefore(at.minusMillis(20))) {
            goingLive.publishDue();
            assertThat(current().body()).isEqualTo(seen);
        }
        await(() -> current().number() == 2);

        assertThat(current().body()).isEqualTo(headline("Scheduled"));
        assertThat(current().publishedAt()).isBetween(at, at.plusSeconds(10));
        assertThat(current().note()).isEqualTo("A note.");
        assertThat(editions.current(explainer.subject(), ExplainerBody.class).orElseThrow())
                .returns("Scheduled", edition -> edition.body().title())
                .returns(current().publishedAt(), Edition::publishedAt);
        assertThat(copy()).isEqualTo(headline("Scheduled"));
        assertThat(lines()).isEmpty();
        assertThat(pending.kept(article.subject()).bodies()).isEmpty();
        assertThat(pending.kept(article.subject()).notes()).containsExactly("");
    }

    @Test
    void anApplicationsClockThatGoesWrongMovesNothing() {
        published();
        publish(article.subject(), dateline(seen, "Hama"));
        schedule(inAnHour(), headline("Scheduled"), eruption);
        transaction.executeWithoutResult(_ -> log.append(
                article.subject(),
                dateline(seen, "Homs"),
                update(log.lock(Instant.now().plusSeconds(3)))));

        goingLive.publishDue();

        assertThat(current().body()).isEqualTo(dateline(seen, "Homs"));
    }

    @Test
    void manyNodesAtOncePublishOnce() throws Exception {
        var subjects = new ArrayList<SubjectId>();
        for (var i = 0; i < 4; i++) {
            var subject = Samples.someArticle();
            var body = Samples.aleppo("Seen");
            publish(subject, body);
            subjects.add(subject);
            transaction.executeWithoutResult(_ -> {
                var now = log.lock(Instant.now());
                var target = Samples.article(body.slug(), "Scheduled");
                var at = Instant.now().plusSeconds(12);
                pending.schedule(
                        pending.plan(subject, Map.of(subject, target), at, false),
                        Change.UPDATE,
                        false,
                        "",
                        "ann",
                        now);
            });
        }
        try (var other = secondNode();
                var threads = Executors.newFixedThreadPool(8)) {
            var nodes = List.of(goingLive, other.getBean(GoingLive.class));
            var calls = new ArrayList<Callable<Object>>();
            for (var i = 0; i < 16; i++) {
                var node = nodes.get(i % 2);
                calls.add(() -> {
                    for (var done = 0L; done < subjects.size(); done = editionsOf(subjects) - subjects.size()) {
                        node.publishDue();
                    }
                    return node;
                });
            }
            assertThat(threads.invokeAll(calls)).allMatch(done -> done.state() == Future.State.SUCCESS);
            Thread.sleep(3000);
        }
        assertThat(subjects)
                .allSatisfy(subject -> assertThat(editions.current(subject, ArticleBody.class)
                                .orElseThrow()
                                .number())
                        .isEqualTo(2));
    }

    private long editionsOf(List<SubjectId> subjects) {
        return editions.current(subjects).values().stream()
                .mapToLong(Edition::number)
                .sum();
    }

    private ConfigurableApplicationContext secondNode() {
        return new SpringApplicationBuilder(Backgrounder.class)
                .run(
                        "--spring.datasource.url=" + url(),
                        "--spring.main.banner-mode=off",
                        "--backgrounder.sample=false",
                        "--server.port=0");
    }

    private String url() {
        return engine.bean(Environment.class).getRequiredProperty("spring.datasource.url");
    }

    @Test
    void whatColleaguesPublishMeanwhileStays() {
        published();
        schedule(Instant.now().minusSeconds(1), headline("Scheduled"), eruption);
        publish(article.subject(), dateline(seen, "Hama"));
        copy(body -> dateline(body, "Hama"));
        copy(body -> new ArticleBody(
                body.slug(),
                "Unpublished",
                body.kicker(),
                body.headline(),
                body.standfirst(),
                body.byline(),
                body.dateline(),
                body.text(),
                null,
                body.explainer(),
                body.conflict()));

        goingLive.publishDue();

        assertThat(current().body()).isEqualTo(dateline(headline("Scheduled"), "Hama"));
        assertThat(copy()).returns("Unpublished", ArticleBody::section).returns("Scheduled", ArticleBody::headline);
    }

    @Test
    void aContradictionIsToldBeforeTheTimeAndThenNothingIsPublished() throws Exception {
        published();
        var at = Instant.now().plusSeconds(1);
        var id = schedule(at, headline("Scheduled"), retitled("Scheduled"));
        assertThat(lines()).extracting(PendingLine::trouble).containsExactly("");

        publish(article.subject(), headline("Published since"));

        assertThat(lines())
                .extracting(PendingLine::trouble)
                .containsExactly(
                        "It cannot go live as it stands: the article " + Hindrance.CONTRADICTION.words() + ".");
        assertThat(pending.page(id).orElseThrow().parts().getLast().disputed())
                .containsExactly(new Disputed("Article, headline", "Seen", "Scheduled", "Published since"));

        await(() -> !goingLive.waits(id));
        assertThat(current().body()).isEqualTo(headline("Published since"));
        assertThat(editions.current(explainer.subject(), ExplainerBody.class)
                        .orElseThrow()
                        .body())
                .isEqualTo(eruption);
        assertThat(lines()).extracting(PendingLine::state).allMatch(state -> state.startsWith("Held"));
    }

    @Test
    void aWithdrawnSubjectHoldsItsSet() {
        published();
        var id = schedule(Instant.now().minusSeconds(1), headline("Scheduled"), eruption);
        transaction.executeWithoutResult(_ -> log.withdraw(article.subject(), "Why.", "ann", log.lock(Instant.now())));

        goingLive.publishDue();

        assertThat(editions.current(article.subject(), ArticleBody.class)).isEmpty();
        assertThat(pending.page(id).orElseThrow().line().trouble()).contains("was withdrawn");
    }

    @Test
    void whatWasMissedIsMadeUpForWithANote() {
        published();
        schedule(Instant.now().minusSeconds(3600), headline("Scheduled"), eruption);

        goingLive.publishDue();

        assertThat(current().body()).isEqualTo(headline("Scheduled"));
        assertThat(lines())
                .extracting(PendingLine::trouble)
                .singleElement()
                .asString()
                .startsWith("It was to go live on ")
                .endsWith("the site was down then.");
    }

    @Test
    void aFirstPublicationGoesLiveAsItWasScheduled() {
        save();
        schedule(Instant.now().minusSeconds(1), headline("First"), eruption);

        assertThat(pending.firstPublication(article.subject())).isPresent();
        goingLive.publishDue();

        assertThat(current().body()).isEqualTo(headline("First"));
        assertThat(current().change()).isEqualTo(Change.FIRST);
        assertThat(copy()).isEqualTo(seen);
        assertThat(pending.firstPublication(article.subject())).isEmpty();
    }

    @Test
    void severalForOneSubjectFollowEachOther() {
        published();
        schedule(Instant.now().minusSeconds(2), headline("Scheduled"), eruption);
        schedule(Instant.now().minusSeconds(1), dateline(seen, "Hama"), eruption);

        goingLive.publishDue();

        assertThat(current().number()).isEqualTo(3);
        assertThat(current().body()).isEqualTo(dateline(headline("Scheduled"), "Hama"));
    }

    @Test
    void whatContradictsSomethingScheduledEarlierIsRefusedOrStandsOverIt() {
        published();
        var soon = inAnHour();
        schedule(soon, dateline(headline("At six"), "Hama"), eruption);
        var later = headline("At seven");

        assertThatExceptionOfType(Untimely.class)
                .isThrownBy(() -> schedule(soon.plusSeconds(60), later, eruption))
                .satisfies(untimely -> assertThat(untimely.disputed())
                        .containsExactly(new Disputed("Article, headline", "Seen", "At seven", "At six")));

        var plan = transaction.execute(
                _ -> pending.plan(article.subject(), Map.of(article.subject(), later), soon.plusSeconds(60), true));
        assertThat(plan.after()).containsEntry(article.subject(), dateline(later, "Hama"));
        assertThat(plan.before()).containsEntry(article.subject(), dateline(headline("At six"), "Hama"));
    }

    @Test
    void cancellingGivesTheTextBack() {
        published();
        var id = schedule(inAnHour(), headline("Scheduled"), retitled("Scheduled"));
        copy(body -> dateline(body, "Hama"));

        var cancelled = pending.cancel(id, "bob", Instant.now()).orElseThrow();

        assertThat(cancelled.whole()).isTrue();
        assertThat(cancelled.note()).isEqualTo("A note.");
        assertThat(copy()).isEqualTo(dateline(headline("Scheduled"), "Hama"));
        assertThat(lines()).isEmpty();
        assertThat(pending.cancel(id, "bob", Instant.now())).isEmpty();
        assertThat(pending.kept(article.subject()).bodies()).isEmpty();
    }

    @Test
    void cancellingGoesOverNobodysWordsAndLosesNone() {
        published();
        var id = schedule(inAnHour(), dateline(headline("Scheduled"), "Homs"), eruption);
        copy(body -> headline("A colleague's"));

        assertThat(pending.cancel(id, "bob", Instant.now()).orElseThrow().whole())
                .isFalse();

        assertThat(copy()).isEqualTo(dateline(headline("A colleague's"), "Homs"));
        assertThat(pending.page(id).orElseThrow().leftOver())
                .containsExactly(new Disputed("Article, headline", "Seen", "Scheduled", "A colleague's"));
        assertThat(pending.kept(article.subject()).bodies()).contains(dateline(headline("Scheduled"), "Homs"));
    }

    @Test
    void whatWasCancelledNeverGoesLive() throws Exception {
        published();
        var id = schedule(Instant.now().plusMillis(800), headline("Scheduled"), eruption);
        pending.cancel(id, "bob", Instant.now());
        Thread.sleep(1000);

        goingLive.publishDue();

        assertThat(current().body()).isEqualTo(seen);
    }

    @Test
    void anAddressThatIsToBeTakenIsReserved() {
        published();
        var id = schedule(inAnHour(), headline("Scheduled").at("pending-" + article), eruption);

        assertThat(pending.slugBelongsToAnother(article.subject(), "pending-" + article))
                .isFalse();
        assertThat(pending.slugBelongsToAnother(Samples.someArticle(), "pending-" + article))
                .isTrue();
        assertThat(editions.named(article.subject().kind(), "pending-" + article))
                .isEmpty();
        pending.cancel(id, "bob", Instant.now());
        assertThat(pending.slugBelongsToAnother(Samples.someArticle(), "pending-" + article))
                .isFalse();
    }

    @Test
    void redactionReachesAllThatIsKept() {
        published();
        var words = new RedactedWords(List.of("Jane Roe", "note"), List.of("jane-roe"));
        var id = schedule(inAnHour(), headline("Jane Roe speaks").at("jane-roe-" + article), eruption);

        assertThat(transaction.<Boolean>execute(_ -> pending.redact(article.subject(), words)))
                .isTrue();
        assertThat(transaction.<Boolean>execute(_ -> pending.redact(article.subject(), words)))
                .isFalse();

        var kept = pending.kept(article.subject());
        assertThat(kept.bodies())
                .extracting(body -> ((ArticleBody) body).headline())
                .containsExactly("Seen", "[redacted] speaks");
        assertThat(kept.notes()).containsExactly("A [redacted].");
        assertThat(jdbc.sql(
                                "select count(*) from pending_part where set_id = ? and (target like '%Roe%' or slug like '%roe%')")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsRolledBackWakesNobody() {
        published();
        var ids = new HashMap<String, UUID>();
        transaction.executeWithoutResult(status -> {
            ids.put("id", schedule(inAnHour(), headline("Scheduled"), eruption));
            status.setRollbackOnly();
        });

        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_instance = ?")
                        .param(ids.get("id").toString())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theSchedulersOwnTableHoldsTheIdAlone() {
        published();
        var id = schedule(inAnHour(), headline("Scheduled"), eruption);

        assertThat(jdbc.sql("select task_data from scheduled_tasks where task_instance = ?")
                        .param(id.toString())
                        .query((row, _) -> row.getObject("task_data") == null)
                        .single())
                .isTrue();
    }
}
