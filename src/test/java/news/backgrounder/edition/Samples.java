package news.backgrounder.edition;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.backgrounder.when.When;

/** Bodies by name. */
public final class Samples {

    public static final Instant FIRST_OF_DECEMBER = Instant.parse("2024-12-01T21:40:00Z");

    private Samples() {}

    public static SubjectId someArticle() {
        return SubjectId.article(UUID.randomUUID());
    }

    public static SubjectId explainerId() {
        return SubjectId.explainer(UUID.randomUUID());
    }

    public static ArticleBody aleppo() {
        return aleppo("Most of Aleppo taken");
    }

    public static ArticleBody aleppo(String headline) {
        return article("aleppo-" + UUID.randomUUID(), headline);
    }

    public static ArticleBody article(String slug, String headline) {
        return new ArticleBody(
                slug, "World", "Syria", headline, "What is known.", "By the desk", "Aleppo", "Text.", null, null, null);
    }

    public static ArticleBody about(ArticleBody body, SubjectId explainer, SubjectId conflict) {
        return new ArticleBody(
                body.slug(),
                body.section(),
                body.kicker(),
                body.headline(),
                body.standfirst(),
                body.byline(),
                body.dateline(),
                body.text(),
                body.picture(),
                explainer,
                conflict);
    }

    public static ExplainerBody eruption() {
        return new ExplainerBody(
                "eruption-" + UUID.randomUUID(),
                "New eruption",
                List.of(
                        new ExplainerBody.Question(ItemId.next(), "Who controls Syria?", "Still *Assad*."),
                        new ExplainerBody.Question(ItemId.next(), "Who is fighting?", "HTS leads.")));
    }

    public static TimelineBody war() {
        return timeline(
                event("2011", "War begins", Importance.KEY), event("2016-12", "Aleppo retaken", Importance.KEY));
    }

    public static TimelineBody timeline(TimelineBody.Event... events) {
        return new TimelineBody("war-" + UUID.randomUUID(), "Syria's civil war", List.of(events));
    }

    public static TimelineBody.Event event(String when, String headline, Importance importance) {
        return new TimelineBody.Event(
                ItemId.next(),
                When.parse(when),
                headline,
                "Text.",
                "Aleppo",
                List.of(new Source("SOHR", "https://example.org/report")),
                importance);
    }

    public static Publication update(Instant at) {
        return new Publication(Change.UPDATE, false, "", "ann", at);
    }

    public static Digest digest(long ofNothing) {
        return Digest.of(String.valueOf(ofNothing).getBytes(StandardCharsets.US_ASCII));
    }
}
