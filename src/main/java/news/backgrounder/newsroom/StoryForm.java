package news.backgrounder.newsroom;

import jakarta.validation.Valid;
import java.util.List;

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

    /** The same text, sent by an editor who has now seen what is saved. */
    StoryForm seen(Story saved) {
        var now = of(saved);
        return new StoryForm(
                article.seen(now.article.version()),
                explainer.seen(now.explainer.id(), now.explainer.version()),
                timeline.seen(now.timeline.id(), now.timeline.version()),
                change,
                note);
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
