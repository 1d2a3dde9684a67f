package news.backgrounder.browser;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A page that a reader has open while an editor publishes. */
@BrowserTest
class LivePageTests {

    private static final By NOTICE = By.cssSelector("[role=status]");
    private static final String WHERE_EVERYTHING_STANDS = """
            return JSON.stringify([scrollX, scrollY].concat([...document.querySelectorAll("body > *, main *")]
                .filter(it => !it.closest(".news"))
                .map(it => it.getBoundingClientRect())
                .map(box => [box.x, box.y, box.width, box.height])));
            """;

    private final Browsers browsers;
    private final Wire wire;
    private final String headline = "Live " + UUID.randomUUID();
    private final String address = Stories.address(headline);
    private Editor editor;
    private Browser reader;
    private String form;

    LivePageTests(Browsers browsers, Wire wire) {
        this.browsers = browsers;
        this.wire = wire;
    }

    @BeforeEach
    void publishAndRead() {
        editor = Editor.loggedIn(wire, Login.ADMIN);
        var story = editor.newStory().putAll(Stories.story(headline, 12, 3, 4));
        editor.publish(story);
        form = story.address();
        reader = browsers.again();
        reader.goTo(address);
    }

    @AfterEach
    void giveTheLineBack() {
        // Where there is no browser the test has been skipped.
        if (reader != null) {
            online(true);
            block();
        }
    }

    private void publish(String change, Map<String, String> fields) {
        editor.publish(editor.open(form).putAll(fields).put("change", change).put("note", "A note."));
    }

    private void awaitNotice(String words) {
        reader.until(textToBePresentInElementLocated(NOTICE, words));
    }

    /** What is said, without the marks that keep names apart. */
    private String notice() {
        return reader.words("[role=status] p").replaceAll("[\\u2068\\u2069]", "");
    }

    private void online(boolean online) {
        reader.driver().executeCdpCommand("Network.enable", Map.of());
        reader.driver()
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", !online, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private void block(String... addresses) {
        reader.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    private Object run(String script) {
        return reader.driver().executeScript(script);
    }

    @Test
    void whatChangedIsSaidWithinASecond() {
        var fastest = Long.MAX_VALUE;
        // The machine that the tests run on may have other things to do as well, but not three times.
        for (var attempt = 1; attempt <= 3; attempt++) {
            publish("update", Map.of("article.standfirst", "Attempt " + attempt));
            var published = System.nanoTime();
            awaitNotice("Updated: standfirst.");
            fastest = Math.min(fastest, System.nanoTime() - published);
            reader.follow("Show it");
        }

        assertThat(fastest).isLessThan(ofSeconds(1).toNanos());
    }

    @Test
    void nothingMovesUntilTheReaderAsks() {
        run("scrollTo(0, 900)");
        var before = run(WHERE_EVERYTHING_STANDS);

        publish("correction", Map.of("article.headline", headline + " falls"));
        awaitNotice("Corrected: headline.");

        assertThat(run(WHERE_EVERYTHING_STANDS)).isEqualTo(before);
        assertThat(reader.words("h1")).isEqualTo(headline);
        assertThat((Boolean) run("return document.activeElement === document.body"))
                .isTrue();

        reader.follow("Show it");

        assertThat(reader.words("h1")).isEqualTo(headline + " falls");
        assertThat(reader.words("[role=status]")).isEmpty();
        assertThat(((Number) run("return scrollY")).intValue()).isGreaterThan(0);
    }

    @Test
    void severalEditionsAreOneNotice() {
        var question = editor.open(form).get("explainer.questions[1].question");

        publish("correction", Map.of("explainer.questions[1].answer", "It was wrong."));
        awaitNotice("Corrected");
        publish("update", Map.of("article.headline", headline + " again"));
        awaitNotice("Updated");

        assertThat(notice()).isEqualTo("Corrected: the answer to “" + question + "”. Updated: headline.");
    }

    @Test
    void aWithdrawalIsSaidAndTheTombstoneShown() {
        editor.withdraw(form);
        awaitNotice("Withdrawn: this article.");

        reader.follow("Show it");

        assertThat(reader.status()).isEqualTo(410);
    }

    @Test
    void whoPutsANoticeAwayIsLeftAloneUntilTheNext() {
        publish("update", Map.of("article.standfirst", "Another standfirst."));
        awaitNotice("Updated");
        reader.click("Later");
        assertThat(reader.words("[role=status]")).isEmpty();

        publish("update", Map.of("article.headline", headline + " again"));

        awaitNotice("Updated: headline and standfirst.");
    }

    @Test
    void aLineThatWasDownIsTakenUpAgain() {
        online(false);
        publish("update", Map.of("article.headline", headline + " again"));
        online(true);

        awaitNotice("Updated: headline.");
    }

    @Test
    void whereStreamsFailThePageAsks() {
        block("*/live/*");
        reader.goTo(address);
        publish("update", Map.of("article.headline", headline + " again"));
        // It may have asked before there was anything to tell, and would again within a minute and a half.
        run("dispatchEvent(new Event('online'))");

        awaitNotice("Updated: headline.");
    }

    @Test
    void whoGoesBackToThePageIsToldWhatTheyMissed() {
        reader.goTo("/corrections");
        publish("update", Map.of("article.headline", headline + " again"));

        reader.driver().navigate().back();

        reader.until(driver -> reader.words("h1").endsWith("again")
                || reader.words("[role=status]").contains("Updated: headline."));
    }

    @Test
    void anExplainersAndAConflictsOwnPagesAreLiveAsWell() {
        reader.follow(headline + ", explained");
        publish("update", Map.of("explainer.questions[0].answer", "Another answer."));
        awaitNotice("Updated: 1 answer.");

        reader.goTo(address);
        reader.follow(headline + ", the conflict");
        reader.follow("Oldest first");
        publish("update", Map.of("timeline.events[0].text", "Another text."));
        awaitNotice("Updated: 1 event.");
        reader.follow("Show it");
        assertThat(reader.path()).endsWith("?order=oldest");
    }

    @Test
    void nobodyIsKeptOutOfANotice() {
        var event = editor.open(form).get("timeline.events[2].headline");
        publish("correction", Map.of("timeline.events[2].text", "It was wrong."));
        awaitNotice("Corrected: the event");
        assertThat(notice()).contains(event.substring(0, 30));

        for (var width : List.of(1280, 360, 320)) {
            for (var dark : List.of(false, true)) {
                reader.setWidth(width);
                reader.setDark(dark);
                assertThat(Axe.violations(reader))
                        .as("%d px wide, %s", width, dark ? "dark" : "light")
                        .isEmpty();
            }
            reader.setTextSize(200);
            assertThat(reader.stickingOut())
                    .as("%d px wide, text at 200 %%", width)
                    .isEmpty();
            reader.setTextSize(100);
        }
    }

    @Test
    void oldStatesOfAPageStayWhatTheyAre() {
        publish("update", Map.of("article.headline", headline + " again"));

        reader.goTo(address + "/history/1");

        assertThat(reader.page().select("script[type=module], [data-since]")).isEmpty();
    }

    @Test
    void whoRunsNoScriptsHearsNothingOfIt() {
        var without = browsers.open(Scripts.OFF);
        without.goTo(address);

        assertThat(without.page().select("[role=status]")).isEmpty();
        assertThat(without.asked()).noneSatisfy(asked -> assertThat(asked).contains("/live/"));
        assertThat(without.asked()).noneSatisfy(asked -> assertThat(asked).contains("/scripts/"));
    }

    @Test
    void nobodyElseIsAskedAndNoCookieIsGiven() {
        publish("update", Map.of("article.headline", headline + " again"));
        awaitNotice("Updated");

        assertThat(reader.asked()).allSatisfy(asked -> assertThat(asked).startsWith(wire.address()));
        assertThat(reader.cookies()).isZero();
    }
}
