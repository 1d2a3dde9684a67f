package news.backgrounder.newsroom;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import news.backgrounder.article.Article;

/**
 * The one form for an article, its explainer and its conflict's timeline, exactly as typed.
 *
 * @param change why an edition is made; blank where nothing was chosen
 * @param note to readers
 */
record StoryForm(
        @Valid ArticleForm article,
        @Valid ExplainerForm explainer,
        @Valid TimelineForm timeline,
        String change,
        @PlainText(max = 1_000) String note) {

    StoryForm {
        article = article == null ? ArticleForm.BLANK : article;
        explainer = explainer == null ? ExplainerForm.BLANK : explainer;
        timeline = timeline == null ? TimelineForm.BLANK : timeline;
        change = Typed.line(change);
        note = Typed.line(note);
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

    StoryForm with(String change, String note) {
        return new StoryForm(article, explainer, timeline, change, note);
    }

    StoryForm with(ExplainerForm explainer) {
        return new StoryForm(article, explainer, timeline, change, note);
    }

    StoryForm with(TimelineForm timeline) {
        return new StoryForm(article, explainer, timeline, change, note);
    }

    /** The form as it is shown: where there is no question or no event, a row to write the first in. */
    StoryForm withRowsToWriteIn() {
        return new StoryForm(
                article,
                explainer.questions().isEmpty() ? explainer.with(List.of(QuestionForm.BLANK)) : explainer,
                timeline.events().isEmpty() ? timeline.with(List.of(EventForm.BLANK)) : timeline,
                change,
                note);
    }
}
