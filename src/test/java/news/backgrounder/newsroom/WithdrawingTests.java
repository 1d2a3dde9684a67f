package news.backgrounder.newsroom;

import static news.backgrounder.newsroom.Forms.event;
import static news.backgrounder.newsroom.Forms.explained;
import static news.backgrounder.newsroom.Forms.explainer;
import static news.backgrounder.newsroom.Forms.renamed;
import static news.backgrounder.newsroom.Forms.story;
import static news.backgrounder.newsroom.Forms.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import news.backgrounder.Engine;
import news.backgrounder.article.ArticleId;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.Tombstone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class WithdrawingTests {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final Newsroom newsroom;
    private final Withdrawing withdrawing;
    private final Parts parts;
    private final Desk desk;
    private final Editions editions;
    private final ArticleId id = ArticleId.next();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    WithdrawingTests(Engine engine) {
        newsroom = engine.bean(Newsroom.class);
        withdrawing = engine.bean(Withdrawing.class);
        parts = engine.bean(Parts.class);
        desk = engine.bean(Desk.class);
        editions = engine.bean(Editions.class);
    }

    @BeforeEach
    void aStory() {
        publish(
                id,
                story(
                        "Battle " + unique,
                        explainer("Eruption " + unique, "Who is behind it?"),
                        timeline("War " + unique, event("2011", "War begins"))));
    }

    private List<Edition<?>> publish(ArticleId article, StoryForm form) {
        return newsroom.publish(article, form, "ann", NOW);
    }

    private StoryForm open() {
        return newsroom.open(id).orElseThrow();
    }

    private SubjectId subject(SubjectKind kind) {
        return parts.of(id).stream()
                .map(Part::subject)
                .filter(subject -> subject.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private WithdrawalForm of(SubjectKind... kinds) {
        return new WithdrawalForm(
                parts.of(id).stream()
                        .filter(part -> List.of(kinds).contains(part.subject().kind()))
                        .map(Part::codeOfState)
                        .toList(),
                "It named a witness.");
    }

    private Withdrawing.Outcome withdraw(SubjectKind... kinds) {
        return withdrawing.withdraw(id, of(kinds), "ann", NOW);
    }

    private static StoryForm again(StoryForm form, String... kinds) {
        return form.with("", List.of(kinds));
    }

    private void assertProblem(StoryForm form, String field) {
        var before = editions.head();
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> publish(id, form))
                .extracting(Unfit::problems, LIST)
                .extracting(problem -> ((Problem) problem).field())
                .containsExactly(field);
        assertThat(editions.head()).isEqualTo(before);
    }

    @Test
    void takesDownWhatWasChosenAndNothingElse() {
        assertThat(withdraw(SubjectKind.EXPLAINER).withdrawn())
                .extracting(Part::title)
                .containsExactly("Eruption " + unique);

        assertThat(editions.newest(subject(SubjectKind.EXPLAINER)).orElseThrow())
                .isInstanceOf(Tombstone.class);
        assertThat(editions.newest(id.subject()).orElseThrow()).isInstanceOf(Edition.class);
        assertThat(editions.newest(subject(SubjectKind.TIMELINE)).orElseThrow()).isInstanceOf(Edition.class);
    }

    @Test
    void leavesTheWorkingCopiesAndSaysWhenAndWhy() {
        var before = open();
        withdraw(SubjectKind.values());

        assertThat(open()).isEqualTo(before);
        var item = desk.article(id).orElseThrow();
        assertThat(item.state()).isEqualTo(Desk.State.WITHDRAWN);
        assertThat(item.withdrawn().why()).isEqualTo("It named a witness.");
        assertThat(Instant.parse(item.withdrawn().when().exact()))
                .isEqualTo(editions.newest(id.subject())
                        .orElseThrow()
                        .publishedAt()
                        .truncatedTo(ChronoUnit.SECONDS));
        assertThat(item.address()).isEqualTo("/articles/battle-" + unique);
        assertThat(desk.leftWithdrawn(id)).containsExactlyInAnyOrder(SubjectKind.values());
    }

    @Test
    void sentTwiceItIsWithdrawnOnce() {
        var form = of(SubjectKind.ARTICLE);
        withdrawing.withdraw(id, form, "ann", NOW);
        var after = editions.head();

        var outcome = withdrawing.withdraw(id, form, "ann", NOW);

        assertThat(outcome.withdrawn()).isEmpty();
        assertThat(outcome.already()).extracting(Part::kind).containsExactly("article");
        assertThat(editions.head()).isEqualTo(after);
    }

    @Test
    void whatAColleagueHasPublishedMeanwhileIsNotTakenDownUnseen() {
        var form = of(SubjectKind.ARTICLE);
        publish(id, explained(renamed(open(), "Newer " + unique), "update", ""));

        assertThatThrownBy(() -> withdrawing.withdraw(id, form, "ann", NOW)).isInstanceOf(Clash.class);
        assertThat(editions.current(id.subject(), ArticleBody.class)).isPresent();
    }

    @Test
    void namesTheOtherArticlesThatShowIt() {
        var other = ArticleId.next();
        publish(other, newsroomStory("Other " + unique));

        assertThat(parts.of(id))
                .filteredOn(part -> part.subject().kind() == SubjectKind.TIMELINE)
                .flatExtracting(Part::alsoIn)
                .containsExactly("Other " + unique);
    }

    private StoryForm newsroomStory(String headline) {
        return story(headline, ExplainerForm.BLANK, timeline("War " + unique));
    }

    @Test
    void findsWhatReadersSeeThoughTheWorkingCopyHasLeftIt() {
        newsroom.save(id, open().with(ExplainerForm.BLANK), "ann", NOW);
        newsroom.save(
                id,
                open().with(new ExplainerForm(
                        open().explainer().id(), open().explainer().seen(), "", List.of())),
                "ann",
                NOW);

        assertThat(newsroom.open(id).orElseThrow().explainer()).isEqualTo(ExplainerForm.BLANK);
        assertThat(parts.of(id)).extracting(Part::kind).containsExactly("article", "explainer", "timeline");
    }

    @Test
    void aReasonAndAChoiceAreNeeded() {
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> withdrawing.withdraw(id, new WithdrawalForm(List.of(), " "), "ann", NOW))
                .extracting(Unfit::problems, LIST)
                .extracting(problem -> ((Problem) problem).field())
                .containsExactly("parts", "reason");
        assertThatThrownBy(() -> withdrawing.withdraw(
                        id, new WithdrawalForm(List.of("article:of-somebody/1"), "Why."), "ann", NOW))
                .isInstanceOf(Unfit.class);
    }

    @Test
    void aWithdrawnArticleDoesNotComeBackByAccident() {
        withdraw(SubjectKind.ARTICLE);

        assertProblem(open(), "again.article");
        assertProblem(explained(renamed(open(), "Battle goes on"), "update", "New facts."), "again.article");
    }

    @Test
    void comingBackNeedsAWordToReadersAndSaysSo() {
        withdraw(SubjectKind.ARTICLE);
        assertProblem(again(open(), "article"), "note");

        assertThat(publish(id, again(open().with("", "The witness agreed."), "article")))
                .extracting(Edition::change, Edition::note)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Change.REPUBLICATION, "The witness agreed."));
        assertThat(desk.article(id).orElseThrow().state()).isEqualTo(Desk.State.PUBLISHED);
    }

    @Test
    void theOtherPartsArePublishedWhileOneStaysWithdrawn() {
        withdraw(SubjectKind.EXPLAINER);

        assertThat(publish(id, explained(renamed(open(), "Battle goes on"), "update", "")))
                .extracting(Edition::subject)
                .containsExactly(id.subject());
        assertThat(desk.leftWithdrawn(id)).containsExactly(SubjectKind.EXPLAINER);
        assertProblem(explained(open(), "update", ""), "change");

        assertThat(publish(id, again(explained(open(), "", "It was right."), "explainer")))
                .extracting(Edition::change)
                .containsExactly(Change.REPUBLICATION);
    }

    @Test
    void whatWasWithdrawnIsNotBroughtBackByAnotherArticleThatNamesIt() {
        withdraw(SubjectKind.TIMELINE);
        var other = newsroomStory("Other " + unique);

        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> publish(ArticleId.next(), other))
                .extracting(Unfit::problems, LIST)
                .first()
                .matches(problem -> ((Problem) problem).message().contains("was withdrawn"));
    }

    @Test
    void aConflictThatReadersOnceKnewIsNotRenamed() {
        withdraw(SubjectKind.TIMELINE);
        var opened = open();
        newsroom.save(
                id,
                opened.with(new TimelineForm(
                        opened.timeline().id(),
                        opened.timeline().seen(),
                        "Other war " + unique,
                        opened.timeline().events())),
                "ann",
                NOW);

        assertThat(open().timeline().id()).isNotEqualTo(opened.timeline().id());
    }

    @Test
    void aSeriousCorrectionIsMarkedAsOneAndNothingElseIs() {
        var serious = List.of("true", "").iterator();
        var marked = Stream.of("correction", "correction", "update")
                .map(change -> publish(
                                id,
                                explained(renamed(open(), change + unique + UUID.randomUUID()), change, "It was wrong.")
                                        .with(serious.hasNext() ? serious.next() : "true", List.of()))
                        .getFirst()
                        .serious())
                .toList();

        assertThat(marked).containsExactly(true, false, false);
    }
}
