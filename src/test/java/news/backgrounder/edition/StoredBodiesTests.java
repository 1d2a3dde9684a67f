package news.backgrounder.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import news.backgrounder.when.When;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Bodies as they were once stored: whatever changes in the code, these must open. Add files, never change one. */
class StoredBodiesTests {

    private final JsonMapper json = JsonMapper.shared();

    private <B extends Body> B stored(String file, Class<B> type) throws IOException {
        try (var text = new ClassPathResource("editions/" + file).getInputStream()) {
            return json.readValue(text, type);
        }
    }

    @Test
    void anArticleOpens() throws IOException {
        assertThat(stored("article-2026-11.json", ArticleBody.class))
                .isEqualTo(new ArticleBody(
                        "battle-for-aleppo",
                        "World",
                        "Syria",
                        "Most of Aleppo taken",
                        "What is known.",
                        "By the desk",
                        "Aleppo",
                        "First.\n\nSecond.",
                        new Picture("/pictures/a.webp", "A street", "Aleppo", "Desk", 800, 600),
                        SubjectId.explainer(UUID.fromString("3f0e9c3e-8a30-4a53-9d3c-1f2d7d0c5a01")),
                        SubjectId.timeline(UUID.fromString("0d5b7f52-2f1f-4d0a-8a67-6a2f0a9f7b02"))));
    }

    @Test
    void anExplainerOpens() throws IOException {
        assertThat(stored("explainer-2026-11.json", ExplainerBody.class))
                .isEqualTo(new ExplainerBody(
                        "eruption",
                        "New eruption",
                        List.of(new ExplainerBody.Question(
                                new ItemId("0123456789"), "Who controls Syria?", "Still *Assad*."))));
    }

    @Test
    void aTimelineOpens() throws IOException {
        assertThat(stored("timeline-2026-11.json", TimelineBody.class))
                .isEqualTo(new TimelineBody(
                        "war",
                        "Syria's civil war",
                        List.of(
                                new TimelineBody.Event(
                                        new ItemId("abcdefghjk"),
                                        When.parse("2020-03~"),
                                        "Ceasefire",
                                        "Lines freeze.",
                                        "Idlib",
                                        List.of(
                                                new Source("SOHR", "https://example.org/report"),
                                                new Source("Press reports", null)),
                                        Importance.KEY),
                                new TimelineBody.Event(
                                        new ItemId("mnpqrstvwx"),
                                        When.parse("2024-11-30T18:00Z"),
                                        "Most of Aleppo taken",
                                        "",
                                        "",
                                        List.of(),
                                        Importance.ORDINARY))));
    }

    @Test
    void aBodyOfALaterReleaseOpensToo() {
        assertThat(json.readValue(
                        "{\"slug\":\"war\",\"name\":\"War\",\"events\":[],\"parties\":[{\"name\":\"HTS\"}]}",
                        TimelineBody.class))
                .isEqualTo(new TimelineBody("war", "War", List.of()));
    }

    @Test
    void whatIsStoredHoldsTheBodyAndNothingElse() {
        assertThat(json.writeValueAsString(Samples.article("aleppo", "Headline")))
                .isEqualTo("""
                        {"slug":"aleppo","section":"World","kicker":"Syria","headline":"Headline",\
                        "standfirst":"What is known.","byline":"By the desk","dateline":"Aleppo","text":"Text.",\
                        "picture":null,"explainer":null,"conflict":null}""");
    }
}
