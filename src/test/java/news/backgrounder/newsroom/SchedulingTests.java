package news.backgrounder.newsroom;

import static news.backgrounder.newsroom.Forms.event;
import static news.backgrounder.newsroom.Forms.explainer;
import static news.backgrounder.newsroom.Forms.renamed;
import static news.backgrounder.newsroom.Forms.story;
import static news.backgrounder.newsroom.Forms.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import news.backgrounder.Engine;
import news.backgrounder.article.ArticleId;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.schedule.Pending;
import news.backgrounder.schedule.PendingLine;
import news.backgrounder.schedule.Untimely;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class SchedulingTests {

    private static final Instant NOW = Instant.now();
    private static final ScheduleForm SOON = in(Duration.ofHours(2));
    private static final ScheduleForm LATER = in(Duration.ofHours(3));

    private final Newsroom newsroom;
    private final Editions editions;
    private final Pending pending;
    private final ArticleId id = ArticleId.next();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    SchedulingTests(Engine engine) {
        newsroom = engine.bean(Newsroom.class);
        editions = engine.bean(Editions.class);
        pending = engine.bean(Pending.class);
    }

    private static ScheduleForm in(Duration ahead) {
        var local = LocalDateTime.ofInstant(NOW.plus(ahead), ZoneId.of("Europe/London"));
        return new ScheduleForm(local.withSecond(0).withNano(0).toString(), "+00:00", false);
    }

    private StoryForm wholeStory() {
        return story(
                "Battle " + unique,
                explainer("Eruption " + unique, "Who is behind it?"),
                timeline("War " + unique, event("2011", "War begins")));
    }

    private StoryForm open(ArticleId article) {
        return newsroom.open(article).orElseThrow();
    }

    private StoryForm changed(String headline) {
        return renamed(open(id), headline).with("update", "");
    }

    private void publish(ArticleId article, StoryForm form) {
        newsroom.publish(article, form, "ann", NOW);
    }

    private void schedule(ArticleId article, StoryForm form, ScheduleForm when) {
        newsroom.schedule(article, form, when, "ann", NOW);
    }

    private List<PendingLine> lines() {
        return pending.lines(List.of(id.subject()));
    }

    private String published() {
        return editions.current(id.subject(), ArticleBody.class)
                .orElseThrow()
                .body()
                .headline();
    }

    private void assertProblem(ArticleId article, StoryForm form, ScheduleForm when, String field) {
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> schedule(article, form, when))
                .extracting(Unfit::problems, LIST)
                .extracting(problem -> ((Problem) problem).field())
                .containsExactly(field);
    }

    @Test
    void whatIsScheduledLeavesTheFormSoThatNobodyPublishesItByAccident() {
        publish(id, wholeStory());
        var opened = open(id);

        schedule(id, changed("Embargoed"), SOON);

        assertThat(open(id)).isEqualTo(opened);
        assertThat(lines()).singleElement().returns("headline", PendingLine::what);
        publish(id, changed("A colleague's"));
        assertThat(published()).isEqualTo("A colleague's");
        assertThat(lines())
                .singleElement()
                .satisfies(
                        line -> assertThat(line.trouble()).startsWith("It cannot go live as it stands: the article"));
    }

    @Test
    void whatNobodyHasSeenStaysInTheFormAndCannotBePublishedBefore() {
        schedule(id, wholeStory(), SOON);

        assertThat(open(id).article().headline()).isEqualTo("Battle " + unique);
        assertThat(lines())
                .singleElement()
                .satisfies(
                        line -> assertThat(line.what()).contains("new article").contains("new explainer"));
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> publish(id, open(id)))
                .extracting(Unfit::problems, LIST)
                .extracting(problem -> ((Problem) problem).field())
                .containsExactly("goesLive");
        var other = ArticleId.next();
        newsroom.save(other, story("Other " + unique, explainer("Eruption " + unique), TimelineForm.BLANK), "bob", NOW);
        assertThatThrownBy(() -> publish(other, open(other))).isInstanceOf(Unfit.class);
        assertThat(editions.named(SubjectKind.ARTICLE, "battle-" + unique)).isEmpty();
    }

    @Test
    void aFollowUpOfAFirstPublicationComesAfterIt() {
        schedule(id, wholeStory(), LATER);

        assertProblem(id, changed("Follow-up"), LATER, "goesLive");
        assertProblem(id, changed("Follow-up"), SOON, "goesLive");
        schedule(id, changed("Follow-up"), in(Duration.ofHours(4)));

        assertThat(lines()).hasSize(2).allMatch(line -> line.trouble().isEmpty());
    }

    @Test
    void theSameSentTwiceIsScheduledOnce() {
        schedule(id, wholeStory(), SOON);
        assertProblem(id, wholeStory(), SOON, "goesLive");

        var other = ArticleId.next();
        publish(other, story("Other " + unique));
        var form = renamed(open(other), "Other, later").with("update", "");
        schedule(other, form, SOON);
        assertProblem(other, form, SOON, "goesLive");
        assertThat(pending.lines(List.of(other.subject()))).hasSize(1);
    }

    @Test
    void theRulesAreThoseOfPublishing() {
        publish(id, wholeStory());

        assertProblem(id, renamed(open(id), "Later"), SOON, "change");
        assertProblem(id, renamed(open(id), "Later").with("correction", ""), SOON, "note");
        assertProblem(id, open(id).with("update", ""), SOON, "change");
        assertProblem(id, changed("Later"), ScheduleForm.BLANK, "goesLive");
        assertProblem(id, changed("Later"), in(Duration.ofMinutes(-5)), "goesLive");
        assertProblem(id, renamed(open(id), "").with("update", ""), SOON, "article.headline");
        assertThat(lines()).isEmpty();
    }

    @Test
    void whoseTextWasOvertakenIsTold() {
        publish(id, wholeStory());
        var bobs = changed("Bob's");
        newsroom.save(id, renamed(open(id), "Ann's"), "ann", NOW);

        assertThatThrownBy(() -> schedule(id, bobs, SOON)).isInstanceOf(Clash.class);
        assertThat(open(id).article().headline()).isEqualTo("Ann's");
    }

    @Test
    void aColleaguesDraftOfTheSamePartGoesAlongAsWithPublishing() {
        publish(id, wholeStory());
        newsroom.save(id, renamed(open(id), "Ann's draft"), "ann", NOW);

        schedule(id, open(id).with("update", ""), SOON);

        assertThat(lines()).singleElement().returns("headline", PendingLine::what);
        assertThat(open(id).article().headline()).isEqualTo("Battle " + unique);
    }

    @Test
    void whatContradictsSomethingEarlierStandsOverItOnlyIfItsEditorSaysSo() {
        publish(id, wholeStory());
        schedule(id, changed("At six"), SOON);

        assertThatThrownBy(() -> schedule(id, changed("At seven"), LATER)).isInstanceOf(Untimely.class);
        schedule(id, changed("At seven"), new ScheduleForm(LATER.goesLive(), LATER.goesLiveOffset(), true));

        assertThat(lines()).hasSize(2).allMatch(line -> line.trouble().isEmpty());
    }

    @Test
    void anAddressThatIsScheduledIsTakenInTheNewsroom() {
        publish(id, wholeStory());
        var article = open(id).article();
        schedule(
                id,
                new StoryForm(
                        new ArticleForm(
                                article.seen(),
                                article.headline(),
                                "",
                                "",
                                "",
                                "",
                                "",
                                "embargoed-" + unique,
                                article.body()),
                        open(id).explainer(),
                        open(id).timeline(),
                        "update",
                        ""),
                SOON);
        var other = ArticleId.next();
        newsroom.save(other, story("Embargoed " + unique), "bob", NOW);

        assertThat(open(other).article().slug()).isEqualTo("embargoed-" + unique + "-2");
        assertThat(editions.named(SubjectKind.ARTICLE, "embargoed-" + unique)).isEmpty();
    }
}
