package news.backgrounder.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a page weighs on the wire, compressed, with all that it loads except pictures. */
@BrowserTest
class PageWeightTests {

    private static final int KB = 1024;

    @Test
    void theSampleArticleWeighsAtMostTwentyKilobytes(Wire wire) {
        assertThat(weight(Page.SAMPLE, wire)).isLessThanOrEqualTo(20 * KB);
    }

    @Test
    void anArticleWithAHundredEventsWeighsAtMostFiftyKilobytes(Wire wire) {
        var headline = "A hundred events";
        var editor = Editor.loggedIn(wire, Login.ADMIN);
        editor.publish(editor.newStory().putAll(Stories.story(headline, 15, 5, 100)));
        assertThat(wire.get(Stories.address(headline)).page().select("#timeline .event"))
                .hasSize(100);

        assertThat(weight(Stories.address(headline), wire)).isLessThanOrEqualTo(50 * KB);
    }

    private static int weight(String path, Wire wire) {
        var answer = wire.get(path);
        var page = answer.page();
        assertThat(
                        page.select(
                                "script:not([type=application/ld+json]):not([type=module]), iframe, style, link[rel=preload], link[rel=modulepreload]"))
                .as("what else would be loaded")
                .isEmpty();
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        var loaded = page.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href");
        loaded.addAll(page.select("script[type=module]").eachAttr("src"));
        assertThat(loaded).hasSize(3);
        return answer.weight()
                + loaded.stream().mapToInt(it -> wire.get(it).weight()).sum();
    }
}
