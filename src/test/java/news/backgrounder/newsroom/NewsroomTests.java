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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.backgrounder.Engine;
import news.backgrounder.article.ArticleId;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.TimelineBody;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class NewsroomTests {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final Newsroom newsroom;
    private final Editions editions;
    private final ArticleId id = ArticleId.next();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    NewsroomTests(Engine engine) {
        newsroom = engine.bean(Newsroom.class);
        editions = engine.bean(Editions.class);
    }

    private void save(ArticleId article, StoryForm form) {
        newsroom.save(article, form, "ann", NOW);
    }

    private List<Edition<?>> publish(ArticleId article, StoryForm form) {
        return newsroom.publish(article, form, "ann", NOW);
    }

    private StoryForm open(ArticleId article) {
        return newsroom.open(article).orElseThrow();
    }

    private StoryForm wholeStory() {
        return story(
                "Battle " + unique,
                explainer("Eruption " + unique, "Who is behind it?", "Who controls Syria?"),
                timeline("War " + unique, event("2016-12", "Aleppo retaken"), event("2011", "War begins")));
    }

    @Nested
    class Saving {

        @Test
        void keepsEverythingThatWasTyped() {
            save(id, wholeStory());

            var opened = open(id);
            assertThat(opened.article().headline()).isEqualTo("Battle " + unique);
            assertThat(opened.article().body()).isEqualTo("First paragraph.");
            assertThat(opened.article().slug()).isEqualTo("battle-" + unique);
            assertThat(opened.explainer().questions())
                    .extracting(QuestionForm::question)
                    .containsExactly("Who is behind it?", "Who controls Syria?");
            assertThat(opened.timeline().events()).extracting(EventForm::when).containsExactly("2011", "2016-12");
            assertThat(opened.timeline().events())
                    .extracting(EventForm::source)
                    .containsOnly("SOHR https://example.org/report");
        }

        @Test
        void letsReadersSeeNothing() {
            save(id, wholeStory());

            assertThat(editions.current(id.subject(), ArticleBody.class)).isEmpty();
        }

        @Test
        void keepsTheIdsOfQuestionsAndEventsWhateverIsMovedRewordedOrRemoved() {
            save(id, wholeStory());
            var opened = open(id);
            var questions = new ArrayList<>(opened.explainer().questions());
            var first = questions.getFirst();
            Collections.reverse(questions);
            questions.add(new QuestionForm("", "And now?", "Nobody knows."));

            save(
                    id,
                    opened.with(opened.explainer().with(questions))
                            .with(opened.timeline()
                                    .with(opened.timeline().events().subList(1, 2))));

            var reopened = open(id);
            assertThat(reopened.explainer().questions().subList(0, 2))
                    .containsExactlyElementsOf(questions.subList(0, 2));
            assertThat(reopened.explainer().questions().get(1)).isEqualTo(first);
            assertThat(reopened.explainer().questions().get(2).id()).isNotBlank();
            assertThat(reopened.timeline().events())
                    .containsExactly(opened.timeline().events().get(1));
        }

        @Test
        void makesTheSlugFromTheHeadlineAndKeepsItUnique() {
            var other = ArticleId.next();
            save(id, story("Бои за Алеппо: что известно " + unique));
            save(other, story("Бои за Алеппо: что известно " + unique));

            assertThat(open(id).article().slug()).isEqualTo("boi-za-aleppo-cto-izvestno-" + unique);
            assertThat(open(other).article().slug()).isEqualTo("boi-za-aleppo-cto-izvestno-" + unique + "-2");
        }

        @Test
        void aTakenSlugIsAProblemOfItsField() {
            save(id, story("Battle " + unique));
            var form = story("Another");
            var taken = new StoryForm(
                    new ArticleForm("", "Another", "", "", "", "", "", "battle-" + unique, ""),
                    form.explainer(),
                    form.timeline(),
                    "",
                    "");

            assertThatExceptionOfType(Unfit.class)
                    .isThrownBy(() -> save(ArticleId.next(), taken))
                    .extracting(Unfit::problems, LIST)
                    .containsExactly(new Problem(
                            "article.slug", "Another article has this slug. battle-" + unique + "-2 is free."));
        }

        @Test
        void theSameFormSentTwiceBeginsOneArticleAndDoublesNothing() {
            save(id, wholeStory());
            var opened = open(id);

            save(id, wholeStory());

            assertThat(open(id)).isEqualTo(opened);
            assertThatThrownBy(() -> save(id, renamed(wholeStory(), "Other"))).isInstanceOf(Clash.class);
        }

        @Test
        void theSameFormPublishedTwiceDoublesNothing() {
            publish(id, wholeStory());
            var opened = open(id);

            assertThatThrownBy(() -> publish(id, wholeStory())).isInstanceOf(Unfit.class);

            assertThat(open(id)).isEqualTo(opened);
        }

        @Test
        void takesAnIdOnlyFromWhereItBelongsAndOnlyOnce() {
            save(id, wholeStory());
            var opened = open(id);
            var question = opened.explainer().questions().getFirst();
            var other = ArticleId.next();
            save(
                    other,
                    story(
                            "Thief",
                            new ExplainerForm(
                                    "",
                                    "",
                                    "Stolen " + unique,
                                    List.of(
                                            new QuestionForm(question.id(), "Stolen?", "Yes."),
                                            new QuestionForm(question.id(), "Twice?", "Yes."),
                                            new QuestionForm("zzzzzzzzzz", "Unknown?", "Yes."))),
                            TimelineForm.BLANK));

            assertThat(open(id)).isEqualTo(opened);
            assertThat(open(other).explainer().questions())
                    .extracting(QuestionForm::question)
                    .containsExactly("Stolen?", "Twice?", "Unknown?");
            assertThat(open(other).explainer().questions())
                    .extracting(QuestionForm::id)
                    .doesNotHaveDuplicates()
                    .doesNotContain(question.id(), "zzzzzzzzzz");
        }

        @Test
        void keepsAsManyCharactersAsAPersonCounts() {
            var headline = "🕊".repeat(300);
            save(
                    id,
                    story(
                            headline,
                            explainer("🕊".repeat(300), "🕊".repeat(300)),
                            timeline("🕊".repeat(300), event("2011", "🕊".repeat(300)))));

            assertThat(open(id).article().headline()).isEqualTo(headline);
        }
    }

    @Nested
    class Sharing {

        private final ArticleId second = ArticleId.next();

        @Test
        void oneExplainerAndOneConflictServeSeveralArticles() {
            save(id, wholeStory());
            save(second, story("Second " + unique, explainer("eruption " + unique), timeline("WAR " + unique)));

            assertThat(open(second).explainer()).isEqualTo(open(id).explainer());
            assertThat(open(second).timeline()).isEqualTo(open(id).timeline());
        }

        @Test
        void aNameIsTheSameWhateverItsApostrophe() {
            save(
                    id,
                    story(
                            "First " + unique,
                            ExplainerForm.BLANK,
                            timeline("Sudan’s war " + unique, event("2011", "a"))));
            save(second, story("Second " + unique, ExplainerForm.BLANK, timeline("sudan's war " + unique)));

            assertThat(open(second).timeline()).isEqualTo(open(id).timeline());
        }

        @Test
        void whatIsTypedBelowAnExistingNameIsAddedAndNothingIsLost() {
            save(id, wholeStory());
            save(
                    second,
                    story(
                            "Second " + unique,
                            explainer("Eruption " + unique, "What next?"),
                            timeline("War " + unique, event("2024-11-27", "Offensive begins"))));

            assertThat(open(id).explainer().questions()).hasSize(3);
            assertThat(open(id).timeline().events()).hasSize(3);
        }

        @Test
        void anotherTitleRenamesTheExplainerThatIsOpen() {
            save(id, wholeStory());
            var opened = open(id);
            var renamed = new ExplainerForm(
                    opened.explainer().id(),
                    opened.explainer().seen(),
                    "Renamed " + unique,
                    opened.explainer().questions());

            save(id, opened.with(renamed));

            assertThat(open(id).explainer().id()).isEqualTo(opened.explainer().id());
            assertThat(open(id).explainer().title()).isEqualTo("Renamed " + unique);
        }

        @Test
        void anArticleChangesOverToAnotherExplainerAndLeavesItsOwnAsItWas() {
            save(id, wholeStory());
            save(second, story("Second " + unique, explainer("Other " + unique, "Why?"), TimelineForm.BLANK));
            var opened = open(second);

            save(
                    second,
                    opened.with(new ExplainerForm(
                            opened.explainer().id(),
                            opened.explainer().seen(),
                            "Eruption " + unique,
                            opened.explainer().questions())));

            assertThat(open(second).explainer()).isEqualTo(open(id).explainer());
            save(ArticleId.next(), story("Third", explainer("Other " + unique), TimelineForm.BLANK));
        }

        @Test
        void anArticleWithoutATitleOrANameGoesWithoutAndTakesNothingFromOthers() {
            save(id, wholeStory());
            save(second, story("Second " + unique, explainer("Eruption " + unique), timeline("War " + unique)));
            var opened = open(second);

            save(
                    second,
                    story(
                            opened,
                            new ExplainerForm(
                                    opened.explainer().id(), opened.explainer().seen(), "", List.of()),
                            new TimelineForm(
                                    opened.timeline().id(),
                                    opened.timeline().seen(),
                                    "",
                                    opened.timeline().events())));

            assertThat(open(second).explainer()).isEqualTo(ExplainerForm.BLANK);
            assertThat(open(second).timeline()).isEqualTo(TimelineForm.BLANK);
            assertThat(open(id).explainer().questions()).hasSize(2);
            assertThat(open(id).timeline().events()).hasSize(2);
        }

        private StoryForm story(StoryForm opened, ExplainerForm explainer, TimelineForm timeline) {
            return opened.with(explainer).with(timeline);
        }

        private StoryForm story(String headline, ExplainerForm explainer, TimelineForm timeline) {
            return Forms.story(headline, explainer, timeline);
        }

        @Test
        void aMistypedNameOfAConflictThatNobodyElseKnowsIsMended() {
            save(id, wholeStory());
            var opened = open(id);

            save(
                    id,
                    opened.with(new TimelineForm(
                            opened.timeline().id(),
                            opened.timeline().seen(),
                            "The war " + unique,
                            opened.timeline().events())));

            assertThat(open(id).timeline().id()).isEqualTo(opened.timeline().id());
            assertThat(open(id).timeline().conflict()).isEqualTo("The war " + unique);
        }

        @Test
        void anotherNameBeginsAnotherConflictOnceReadersKnowTheFirst() {
            publish(id, wholeStory());
            var opened = open(id);

            save(
                    id,
                    opened.with(new TimelineForm(
                            opened.timeline().id(),
                            opened.timeline().seen(),
                            "Other war " + unique,
                            opened.timeline().events())));

            assertThat(open(id).timeline().id()).isNotEqualTo(opened.timeline().id());
            assertThat(open(id).timeline().events()).isEmpty();
        }
    }

    @Nested
    class Clashing {

        @Test
        void theSecondOfTwoEditorsIsToldAndNothingIsOverwritten() {
            save(id, wholeStory());
            var anns = renamed(open(id), "Ann's headline");
            var bobs = renamed(open(id), "Bob's headline");
            save(id, anns);

            assertThatThrownBy(() -> newsroom.save(id, bobs, "bob", NOW)).isInstanceOf(Clash.class);
            assertThatThrownBy(() -> newsroom.publish(id, bobs, "bob", NOW)).isInstanceOf(Clash.class);

            assertThat(open(id).article().headline()).isEqualTo("Ann's headline");
            assertThat(Side.sides(bobs, open(id)))
                    .containsExactly(new Side("article.headline", "Headline", "Bob's headline", "Ann's headline"));
        }

        @Test
        void whoHasSeenTheOtherTextMaySave() {
            save(id, wholeStory());
            var bobs = renamed(open(id), "Bob's headline");
            save(id, renamed(open(id), "Ann's headline"));

            newsroom.save(id, newsroom.seen(id, bobs), "bob", NOW);

            assertThat(open(id).article().headline()).isEqualTo("Bob's headline");
        }

        @Test
        void editorsOfDifferentPartsDoNotClash() {
            save(id, wholeStory());
            var opened = open(id);
            save(
                    id,
                    opened.with(opened.timeline()
                            .with(List.of(opened.timeline().events().getFirst()))));

            save(id, renamed(open(id), "Only the headline"));

            assertThat(open(id).timeline().events()).hasSize(1);
        }

        @Test
        void aRewordedAnswerClashesToo() {
            save(id, wholeStory());
            var opened = open(id);
            var question = opened.explainer().questions().getFirst();
            save(
                    id,
                    opened.with(opened.explainer()
                            .with(List.of(new QuestionForm(question.id(), question.question(), "Ann's answer")))));

            var bobs = opened.with(opened.explainer()
                    .with(List.of(new QuestionForm(question.id(), question.question(), "Bob's answer"))));

            assertThatThrownBy(() -> save(id, bobs)).isInstanceOf(Clash.class);
            assertThat(Side.sides(bobs, open(id))).extracting(Side::label).containsExactly("Question 1");
        }

        @Test
        void whoHasNotTouchedASharedTimelineNeitherClashesNorUndoesIt() {
            save(id, wholeStory());
            var second = ArticleId.next();
            save(second, story("Second " + unique, ExplainerForm.BLANK, timeline("War " + unique)));
            var bobs = renamed(open(second), "Bob's headline");
            var anns = open(id);
            save(
                    id,
                    anns.with(anns.timeline()
                            .with(List.of(anns.timeline().events().getFirst(), event("2024", "Ann's event")))));

            save(second, bobs);

            assertThat(open(second).article().headline()).isEqualTo("Bob's headline");
            assertThat(open(second).timeline().events())
                    .extracting(EventForm::headline)
                    .containsExactly("War begins", "Ann's event");
        }

        @Test
        void settlingAClashOfOnePartUndoesNothingInAnother() {
            save(id, wholeStory());
            var opened = open(id);
            var question = opened.explainer().questions().getFirst();
            save(
                    id,
                    renamed(opened, "Ann's headline")
                            .with(opened.explainer()
                                    .with(List.of(new QuestionForm(question.id(), question.question(), "Ann's")))));
            var bobs = opened.with(
                    opened.explainer().with(List.of(new QuestionForm(question.id(), question.question(), "Bob's"))));

            assertThatThrownBy(() -> save(id, bobs)).isInstanceOf(Clash.class);
            var known = newsroom.seen(id, bobs);
            assertThat(Side.sides(known, open(id))).extracting(Side::label).containsExactly("Question 1");
            save(id, known);

            assertThat(open(id).article().headline()).isEqualTo("Ann's headline");
            assertThat(open(id).explainer().questions())
                    .extracting(QuestionForm::answer)
                    .containsExactly("Bob's");
        }

        @Test
        void whoTypedNothingThereDoesNotDetachWhatAColleagueAttached() {
            save(id, story("Battle " + unique));
            var opened = open(id);
            save(
                    id,
                    opened.with(timeline("War " + unique, event("2011", "a")))
                            .with(explainer("Why " + unique, "Why?")));

            save(id, opened.with("update", "A note."));

            assertThat(open(id).timeline().conflict()).isEqualTo("War " + unique);
            assertThat(open(id).explainer().title()).isEqualTo("Why " + unique);
        }

        @Test
        void twoWhoAttachDifferentConflictsClash() {
            save(id, story("Battle " + unique));
            var opened = open(id);
            save(id, opened.with(timeline("Ann's war " + unique, event("2011", "a"))));

            assertThatThrownBy(() -> save(id, opened.with(timeline("Bob's war " + unique, event("2011", "b")))))
                    .isInstanceOf(Clash.class);

            assertThat(open(id).timeline().conflict()).isEqualTo("Ann's war " + unique);
        }

        @Test
        void settlingAClashTouchesNoConflictThatTheFormDidNotShow() {
            var other = ArticleId.next();
            save(
                    other,
                    story("Other " + unique, ExplainerForm.BLANK, timeline("Big war " + unique, event("2011", "a"))));
            save(id, story("Mine " + unique));
            var opened = open(id);
            var mine = renamed(
                    opened.with(new TimelineForm("", "", "My new war " + unique, List.of(event("2024", "My event")))),
                    "My headline");
            save(id, renamed(opened.with(new TimelineForm("", "", "Big war " + unique, List.of())), "Their headline"));

            assertThatThrownBy(() -> save(id, mine)).isInstanceOf(Clash.class);
            save(id, newsroom.seen(id, mine));

            assertThat(open(other).timeline().events())
                    .extracting(EventForm::headline)
                    .containsExactly("a");
            assertThat(open(id).timeline().conflict()).isEqualTo("My new war " + unique);
            assertThat(open(id).timeline().events())
                    .extracting(EventForm::headline)
                    .containsExactly("My event");
        }

        @Test
        void ofManyWhoSaveAtTheSameMomentOneSucceedsAndTheOthersAreTold() throws Exception {
            save(id, wholeStory());
            var opened = open(id);
            var editors = new ArrayList<Callable<Boolean>>();
            for (var i = 0; i < 6; i++) {
                var headline = "Headline of editor " + i;
                editors.add(() -> {
                    try {
                        save(id, renamed(opened, headline));
                        return true;
                    } catch (Clash clash) {
                        return false;
                    }
                });
            }
            try (var threads = Executors.newFixedThreadPool(6)) {
                assertThat(threads.invokeAll(editors).stream().filter(Future::resultNow))
                        .hasSize(1);
            }
        }
    }

    @Nested
    class Publishing {

        @Test
        void makesAnEditionOfEachPart() {
            var published = publish(id, wholeStory());

            assertThat(published)
                    .extracting(edition -> edition.subject().kind())
                    .containsExactly(SubjectKind.EXPLAINER, SubjectKind.TIMELINE, SubjectKind.ARTICLE);
            assertThat(published).extracting(Edition::change).containsOnly(Change.FIRST);
            var article = editions.current(id.subject(), ArticleBody.class)
                    .orElseThrow()
                    .body();
            assertThat(editions.current(article.explainer(), ExplainerBody.class))
                    .isPresent();
            assertThat(editions.current(article.conflict(), TimelineBody.class)).isPresent();
        }

        @Test
        void publishesOnlyThePartsThatChanged() {
            publish(id, wholeStory());

            var published = publish(id, explained(renamed(open(id), "Battle goes on"), "update", ""));

            assertThat(published).extracting(Edition::subject).containsExactly(id.subject());
            assertThat(published.getFirst().change()).isEqualTo(Change.UPDATE);
        }

        @Test
        void aChangeOfNothingIsRefused() {
            publish(id, wholeStory());

            assertProblem(explained(open(id), "update", ""), "change");
        }

        @Test
        void aChangeOfWhatReadersSawNeedsItsKind() {
            publish(id, wholeStory());

            assertProblem(renamed(open(id), "Battle goes on"), "change");
        }

        @Test
        void aCorrectionNeedsANote() {
            publish(id, wholeStory());

            assertProblem(explained(renamed(open(id), "Battle goes on"), "correction", ""), "note");
            assertThat(publish(id, explained(renamed(open(id), "Battle goes on"), "correction", "It was wrong.")))
                    .extracting(Edition::note)
                    .containsExactly("It was wrong.");
        }

        @Test
        void anArticleWithoutTextIsNotPublished() {
            assertProblem(
                    new StoryForm(
                            new ArticleForm("", "Headline", "", "", "", "", "", "", ""),
                            ExplainerForm.BLANK,
                            TimelineForm.BLANK,
                            "",
                            ""),
                    "article.body");
        }

        private void assertProblem(StoryForm form, String field) {
            var before = editions.current(id.subject(), ArticleBody.class);
            assertThatExceptionOfType(Unfit.class)
                    .isThrownBy(() -> publish(id, form))
                    .extracting(Unfit::problems, LIST)
                    .extracting(problem -> ((Problem) problem).field())
                    .containsExactly(field);
            assertThat(editions.current(id.subject(), ArticleBody.class)).isEqualTo(before);
        }

        @Test
        void aRefusedPublicationSavesNothingEither() {
            publish(id, wholeStory());
            var opened = open(id);

            assertThatThrownBy(() -> publish(id, renamed(opened, "Not yet"))).isInstanceOf(Unfit.class);

            assertThat(open(id)).isEqualTo(opened);
        }

        @Test
        void whatAFormNamesWithoutHavingShownItIsNotPublishedUnseen() {
            save(id, wholeStory());
            var other = ArticleId.next();
            var form = story("Other " + unique, explainer("Eruption " + unique), TimelineForm.BLANK);

            assertThatExceptionOfType(Unfit.class)
                    .isThrownBy(() -> publish(other, form))
                    .extracting(Unfit::problems, LIST)
                    .extracting(problem -> ((Problem) problem).field())
                    .containsExactly("explainer.title");

            save(other, form);
            assertThat(publish(other, open(other))).hasSize(2);
        }

        @Test
        void aQuestionIsNotPublishedWithoutItsAnswer() {
            assertProblem(
                    story(
                            "Headline",
                            new ExplainerForm("", "", "Title", List.of(new QuestionForm("", "Who?", ""))),
                            TimelineForm.BLANK),
                    "explainer.questions[0].answer");
        }

        @Test
        void twoWhoPublishAtOnceNeverPutOldTextBackBeforeReaders() throws Exception {
            publish(id, wholeStory());
            var second = ArticleId.next();
            publish(second, story("Second " + unique, ExplainerForm.BLANK, timeline("War " + unique)));
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (var round = 0; round < 20; round++) {
                    var timeline = open(id).timeline();
                    var event = event("2024", "Round " + round);
                    var anns = explained(open(id).with(timeline.with(List.of(event))), "update", "");
                    var bobs = explained(renamed(open(second), "Round " + round), "update", "");
                    List<Callable<Object>> both = List.of(() -> publish(id, anns), () -> publish(second, bobs));
                    assertThat(threads.invokeAll(both)).allMatch(done -> done.state() == Future.State.SUCCESS);

                    var conflict = editions.current(id.subject(), ArticleBody.class)
                            .orElseThrow()
                            .body()
                            .conflict();
                    assertThat(editions.current(conflict, TimelineBody.class)
                                    .orElseThrow()
                                    .body()
                                    .events())
                            .extracting(TimelineBody.Event::headline)
                            .containsExactly("Round " + round);
                }
            }
        }

        @Test
        void anAddressThatReadersKnowBelongsToNobodyElse() {
            publish(id, story("Battle " + unique));
            var moved = open(id).article();
            publish(
                    id,
                    explained(
                            new StoryForm(
                                    new ArticleForm(
                                            moved.seen(),
                                            moved.headline(),
                                            "",
                                            "",
                                            "",
                                            "",
                                            "",
                                            "moved-" + unique,
                                            moved.body()),
                                    ExplainerForm.BLANK,
                                    TimelineForm.BLANK,
                                    "",
                                    ""),
                            "update",
                            ""));
            var other = ArticleId.next();
            save(other, story("Battle " + unique));

            assertThat(open(other).article().slug()).isEqualTo("battle-" + unique + "-2");
        }
    }

    @Test
    void thePreviewShowsWhatWouldBeSavedAndSavesNothing() {
        var draft = newsroom.preview(id, wholeStory());

        assertThat(draft.article().headline()).isEqualTo("Battle " + unique);
        assertThat(draft.explainer().orElseThrow().questions()).hasSize(2);
        assertThat(draft.timeline().orElseThrow().events()).hasSize(2);
        assertThat(newsroom.open(id)).isEmpty();
    }

    @Test
    void thereIsNoStoryWhereNobodySavedOne() {
        assertThat(newsroom.open(id)).isEmpty();
        assertThat(editions.current(SubjectId.article(id.value()), ArticleBody.class))
                .isEmpty();
    }
}
