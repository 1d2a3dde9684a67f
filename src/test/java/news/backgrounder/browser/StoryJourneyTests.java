package news.backgrounder.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/** From the empty form to the page that a stranger reads, and on to the next edition. */
@BrowserTest
class StoryJourneyTests {

    private static final String BODY = """
            Delegations from four sides met on Thursday. Nobody brought <b>a text</b> & nobody signed; the entity &amp; the sign &lt; are typed here as they stand.

            The envoy called it *a beginning*, her deputy **a waste of time**, and the [minutes](https://example.org/minutes) call it nothing.

            ## What was said

            > "We did not come to agree," one delegate said.

            - five hours of talks
            - no common statement

            1 < 2 and 3 > 2; 100 % of the delegates stayed — all of them.""";

    @ParameterizedTest
    @EnumSource
    void anEditorWritesAStoryAndAStrangerReadsIt(Scripts scripts, Browsers browsers, Wire wire) {
        var slug = "kopru-talks-no-text-yet-say-all-sides-" + scripts.name().toLowerCase();
        var headline = "Köprü talks: “No text yet”, say all sides (%s)"
                .formatted(scripts.name().toLowerCase());
        var address = "/articles/" + slug;
        var newsroom = browsers.open(scripts);
        newsroom.logIn(Login.ADMIN);
        var form = StoryFormPage.begin(newsroom)
                .fill("Headline", headline)
                .fill("Standfirst", "Four delegations, five hours, no statement.")
                .fill("Section", "World")
                .fill("Kicker", "Köprü talks")
                .fill("Byline", "By Ayşe Örnek")
                .fill("Dateline", "Köprü")
                .fill("Body", BODY)
                .fill("Conflict", "The Köprü dispute " + scripts)
                .fill("Explainer title", "The Köprü talks explained " + scripts)
                .fill("Question 1", "Who talks to whom?")
                .fill("Answer 1", "Four delegations, in *two* rooms.");

        form.press("Add question");
        assertThat(form.read("Body")).isEqualTo(BODY);
        assertThat(form.read("Headline")).isEqualTo(headline);
        assertThat(form.read("Answer 1")).isEqualTo("Four delegations, in *two* rooms.");
        form.fill("Question 2", "What would an agreement need?").fill("Answer 2", "A text.\n\nAnd four signatures.");

        form.fill("When 1", "2024-11-30")
                .fill("Event headline 1", "The talks end without a text")
                .fill("Event text 1", "The sides leave one by one.")
                .fill("Place 1", "Köprü")
                .fill("Source 1", "Minutes of the talks https://example.org/minutes")
                .tick("Key event 1")
                .press("Add event");
        assertThat(form.read("Source 1")).isEqualTo("Minutes of the talks https://example.org/minutes");
        assertThat(form.isTicked("Key event 1")).isTrue();
        assertThat(form.read("Answer 2")).isEqualTo("A text.\n\nAnd four signatures.");
        form.fill("When 2", "2011")
                .fill("Event headline 2", "The bridge is closed")
                .press("Add event")
                .fill("When 3", "2020-03~")
                .fill("Event headline 3", "First letters are exchanged")
                .fill("Source 3", "Own reporting");

        form.saveDraft();
        assertThat(form.notice()).startsWith("Draft saved");
        assertThat(newsroom.words()).contains("draft");
        assertThat(form.read("Body")).isEqualTo(BODY);
        assertThat(form.read("When 1")).as("events are put in order").isEqualTo("2011");
        assertThat(form.read("Slug")).isEqualTo(slug);
        assertThat(wire.get(address).status()).isEqualTo(404);
        assertThat(wire.get("/").text()).doesNotContain(slug);

        form.preview(() -> {
            assertThat(newsroom.words("h1")).isEqualTo(headline);
            assertThat(newsroom.words(".notice")).startsWith("Preview");
            assertThat(newsroom.each(".question-text"))
                    .containsExactly("Who talks to whom?", "What would an agreement need?");
            assertThat(newsroom.each(".event-headline")).hasSize(3);
        });
        assertThat(wire.get(address).status()).isEqualTo(404);
        assertThat(form.read("Headline")).isEqualTo(headline);

        form.publish();
        assertThat(form.notice())
                .isEqualTo("Published: explainer, edition 1; timeline, edition 1; article, edition 1.");

        var stranger = browsers.open(scripts);
        stranger.goTo("/");
        stranger.follow(headline);
        assertThat(stranger.path()).isEqualTo(address);
        assertThat(stranger.words("h1")).isEqualTo(headline);
        assertThat(stranger.words("main"))
                .contains("Four delegations, five hours, no statement.", "By Ayşe Örnek", "First published");
        assertThat(String.join("\n", stranger.each(".story-text > .prose")))
                .contains(
                        "Nobody brought <b>a text</b> & nobody signed; the entity &amp; the sign &lt; are typed here as"
                                + " they stand.")
                .contains(
                        "The envoy called it a beginning, her deputy a waste of time, and the minutes call it nothing.")
                .contains("\"We did not come to agree,\" one delegate said.")
                .contains("1 < 2 and 3 > 2; 100 % of the delegates stayed — all of them.");
        var page = stranger.page();
        assertThat(page.select(".prose h2").text()).isEqualTo("What was said");
        assertThat(page.select(".prose em").eachText()).contains("a beginning");
        assertThat(page.select(".prose blockquote, .prose li")).hasSize(3);
        assertThat(page.select(".prose b")).isEmpty();
        assertThat(page.select("#explainer h3").eachText())
                .containsExactly("Who talks to whom?", "What would an agreement need?");
        assertThat(stranger.each("#explainer .answer"))
                .containsExactly("Four delegations, in two rooms.", "A text.\nAnd four signatures.");
        assertThat(page.select("#timeline .event h3").eachText())
                .containsExactly("The bridge is closed", "First letters are exchanged", "The talks end without a text");
        assertThat(page.select("#timeline .event"))
                .allSatisfy(event -> assertThat(event.id()).startsWith("event-"));
        assertThat(page.select("#timeline .event").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("#timeline time").eachAttr("datetime")).contains("2011", "2020-03", "2024-11-30");
        assertThat(page.select("#timeline .event").getLast().text()).containsIgnoringCase("key event");
        assertThat(page.select("#timeline .event").getFirst().text()).doesNotContainIgnoringCase("key event");
        assertThat(page.select("#timeline a[href=https://example.org/minutes]").text())
                .isEqualTo("Minutes of the talks");

        assertThat(page.select("script:not([type=application/ld+json])").eachAttr("src"))
                .singleElement()
                .asString()
                .startsWith("/scripts/live-");
        stranger.goTo(page.select(".explainer-title a").attr("href"));
        assertThat(stranger.words("h1")).isEqualTo("The Köprü talks explained " + scripts);
        stranger.goTo(page.select(".timeline-title a").attr("href"));
        assertThat(stranger.each(".event-headline")).first().isEqualTo("The talks end without a text");
        stranger.follow("Oldest first");
        assertThat(stranger.each(".event-headline")).first().isEqualTo("The bridge is closed");
        assertThat(stranger.cookies()).isZero();
        assertThat(stranger.asked())
                .filteredOn(asked -> asked.startsWith("http"))
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(URI.create(asked).getHost()).isEqualTo("localhost"));
    }

    @ParameterizedTest
    @EnumSource
    void anEditorChangesAPublishedStoryAndItsAnchorsStay(Scripts scripts, Browsers browsers, Wire wire) {
        var editor = Editor.loggedIn(wire, Login.ADMIN);
        var story = editor.newStory().putAll(Stories.story("Bridge reopens, " + scripts, 3, 3, 4));
        editor.publish(story);
        var before = wire.get(Stories.address("Bridge reopens, " + scripts)).page();

        var newsroom = browsers.open(scripts);
        newsroom.logIn(Login.ADMIN);
        var form = StoryFormPage.open(newsroom, story.address());
        var body = form.read("Body");
        form.fill("Body", body + "\n\nA last paragraph, added later.")
                .press("Move question 3 up")
                .press("Remove event 2");
        assertThat(form.read("Body")).endsWith("added later.");

        form.publish();
        assertThat(form.problemBeside("What kind of change is this?"))
                .isEqualTo("Readers have seen an earlier state of this: choose what kind of change it is.");
        assertThat(form.labelBehind(form.problems().getFirst())).isEqualTo("What kind of change is this?");
        assertThat(form.read("Body")).endsWith("added later.");

        form.choose("What kind of change is this?", "Correction").publish();
        assertThat(form.problemBeside("Note to readers")).contains("needs a note");
        assertThat(form.read("Body")).endsWith("added later.");
        assertThat(form.read("What kind of change is this?")).isEqualTo("correction");
        assertThat(wire.get(Stories.address("Bridge reopens, " + scripts)).text())
                .doesNotContain("added later");

        form.choose("What kind of change is this?", "Update").publish();
        assertThat(form.notice()).contains("article, edition 2", "explainer, edition 2", "timeline, edition 2");

        var reader = browsers.open(scripts);
        reader.goTo(Stories.address("Bridge reopens, " + scripts));
        assertThat(reader.words("main")).contains("A last paragraph, added later.", "Updated");
        var after = reader.page();
        var questions = before.select(".question").eachAttr("id");
        assertThat(after.select(".question").eachAttr("id"))
                .containsExactly(questions.get(0), questions.get(2), questions.get(1));
        assertThat(after.getElementById(questions.get(2)).text())
                .isEqualTo(before.getElementById(questions.get(2)).text());
        var events = before.select(".event").eachAttr("id");
        assertThat(after.select(".event").eachAttr("id")).containsExactly(events.get(0), events.get(2), events.get(3));
        assertThat(reader.driver().findElement(By.id(events.get(3))).getText())
                .contains(before.getElementById(events.get(3)).select("h3").text());
    }
}
