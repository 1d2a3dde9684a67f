package news.backgrounder.newsroom;

import java.util.List;

/** Forms by name, as an editor would fill them in. */
final class Forms {

    private Forms() {}

    static ArticleForm article(String headline) {
        return new ArticleForm(
                "", headline, "What is known.", "World", "Syria", "By the desk", "Aleppo", "", "First paragraph.");
    }

    static StoryForm story(String headline) {
        return new StoryForm(article(headline), ExplainerForm.BLANK, TimelineForm.BLANK, "", "");
    }

    static StoryForm story(String headline, ExplainerForm explainer, TimelineForm timeline) {
        return new StoryForm(article(headline), explainer, timeline, "", "");
    }

    static ExplainerForm explainer(String title, String... questions) {
        return new ExplainerForm(
                "",
                "",
                title,
                List.of(questions).stream()
                        .map(question -> new QuestionForm("", question, "Answer to " + question))
                        .toList());
    }

    static TimelineForm timeline(String conflict, EventForm... events) {
        return new TimelineForm("", "", conflict, List.of(events));
    }

    static EventForm event(String when, String headline) {
        return new EventForm("", when, headline, "Text.", "Aleppo", "SOHR https://example.org/report", "");
    }

    /** The form as it was opened, with another headline. */
    static StoryForm renamed(StoryForm opened, String headline) {
        var article = opened.article();
        return new StoryForm(
                new ArticleForm(
                        article.seen(),
                        headline,
                        article.standfirst(),
                        article.section(),
                        article.kicker(),
                        article.byline(),
                        article.dateline(),
                        article.slug(),
                        article.body()),
                opened.explainer(),
                opened.timeline(),
                opened.change(),
                opened.note());
    }

    /** The form as it was opened, sent with a kind of change and a note. */
    static StoryForm explained(StoryForm opened, String change, String note) {
        return opened.with(change, note);
    }
}
