package news.backgrounder.newsroom;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backgrounder.article.Article;
import news.backgrounder.edition.SubjectKind;

/**
 * The one form for an article, its explainer and its conflict's timeline, exactly as typed.
 *
 * @param change why an edition is made; blank where nothing was chosen
 * @param note to readers
 * @param serious “true” where readers are to be told of a correction at the top of the page
 * @param again the {@link SubjectKind#code() kinds} of what was withdrawn and is to be published again
 */
record StoryForm(
        @Valid ArticleForm article,
        @Valid ExplainerForm explainer,
        @Valid TimelineForm timeline,
        String change,
        @PlainText(max = 1_000) String note,
        String serious,
        List<String> again) {

    StoryForm {
        article = article == null ? ArticleForm.BLANK : article;
        explainer = explainer == null ? ExplainerForm.BLANK : explainer;
        timeline = timeline == null ? TimelineForm.BLANK : timeline;
        change = Typed.line(change);
        note = Typed.line(note);
        serious = "true".equals(serious) ? "true" : "";
        again = again == null
                ? List.of()
                : again.stream().filter(Objects::nonNull).distinct().toList();
    }

    StoryForm(ArticleForm article, ExplainerForm explainer, TimelineForm timeline, String change, String note) {
        this(article, explainer, timeline, change, note, "", List.of());
    }

    static StoryForm blank() {
        return new StoryForm(ArticleForm.BLANK, ExplainerForm.BLANK, TimelineForm.BLANK, "", "").withRowsToWriteIn();
    }

    static StoryForm of(Story story) {
        return new StoryForm(
                ArticleForm.of(story.article()),
                story.explainer().map(ExplainerForm::of).orElse(ExplainerForm.BLANK),
                story.conflict().map(TimelineForm::of).orElse(TimelineForm.BLANK),
                "",
                "");
    }

    /**
     * Whether its editor has seen what the saved article says and shows; untouched words stay as they are saved, so
     * only what it shows matters then.
     */
    boolean hasSeen(Article saved) {
        return article.hasSeen(saved)
                || (article.isUntouched()
                        && explainer.shown().equals(saved.explainer())
                        && timeline.shown().equals(saved.conflict()));
    }

    /** Whether the words are the same, whatever ids and slug they were given when they were saved. */
    boolean saysTheSameAs(StoryForm saved) {
        return words().equals(saved.words());
    }

    private List<?> words() {
        return List.of(
                article.headline(),
                article.standfirst(),
                article.section(),
                article.kicker(),
                article.byline(),
                article.dateline(),
                article.body(),
                explainer.title(),
                explainer.asked(Set.of()).stream()
                        .map(asked -> List.of(asked.question(), asked.answer()))
                        .toList(),
                timeline.conflict(),
                timeline.told(Set.of()).stream()
                        .map(told -> List.of(
                                told.when(),
                                told.headline(),
                                told.text(),
                                told.place(),
                                told.sources(),
                                told.importance()))
                        .collect(Collectors.toSet()));
    }

    /** What is said to readers when it is published. */
    Announcement announcement() {
        return new Announcement(
                change,
                !serious.isEmpty(),
                note,
                Stream.of(SubjectKind.values())
                        .filter(kind -> again.contains(kind.code()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    StoryForm with(String change, String note) {
        return new StoryForm(article, explainer, timeline, change, note, serious, again);
    }

    StoryForm with(String serious, List<String> again) {
        return new StoryForm(article, explainer, timeline, change, note, serious, again);
    }

    StoryForm with(ArticleForm article) {
        return new StoryForm(article, explainer, timeline, change, note, serious, again);
    }

    StoryForm with(ExplainerForm explainer) {
        return new StoryForm(article, explainer, timeline, change, note, serious, again);
    }

    StoryForm with(TimelineForm timeline) {
        return new StoryForm(article, explainer, timeline, change, note, serious, again);
    }

    /** The form as it is shown: where there is no question or no event, a row to write the first in. */
    StoryForm withRowsToWriteIn() {
        return with(explainer.questions().isEmpty() ? explainer.with(List.of(QuestionForm.BLANK)) : explainer)
                .with(timeline.events().isEmpty() ? timeline.with(List.of(EventForm.BLANK)) : timeline);
    }
}
