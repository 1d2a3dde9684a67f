package news.backgrounder.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@BrowserTest
class NarrowScreenTests {

    private final Browsers browsers;

    NarrowScreenTests(Browsers browsers) {
        this.browsers = browsers;
    }

    @ParameterizedTest
    @EnumSource
    void noPageHasToBeMovedSideways(Page page, Wire wire) {
        var browser = browsers.again();
        page.openIn(browser, wire);
        for (var width : List.of(360, 320)) {
            for (var textSize : List.of(100, 200)) {
                browser.setWidth(width);
                browser.setTextSize(textSize);
                assertThat(browser.stickingOut())
                        .as("%s, %d px wide, text at %d %%", page, width, textSize)
                        .isEmpty();
            }
        }
    }

    @Test
    void aHeadlineInArabicRunsFromTheRightAndNoLongWordSticksOut(Wire wire) {
        var editor = Editor.loggedIn(wire, Login.ADMIN);
        var story = editor.newStory()
                .putAll(Stories.story("Right to left", 3, 2, 2))
                .put("article.headline", "الفصائل تعلن السيطرة على معظم أحياء حلب")
                .put("article.section", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau")
                .put("timeline.events[0].headline", "https://example.org/" + "a-very-long-address".repeat(8))
                .put("timeline.events[0].place", "الرقة")
                .put("explainer.questions[0].answer", "الجواب");
        editor.publish(story);
        var browser = browsers.again();

        browser.goTo(Stories.address("Right to left"));

        assertThat(browser.style("h1", "direction")).isEqualTo("rtl");
        assertThat(browser.style(".standfirst", "direction")).isEqualTo("ltr");
        assertThat(browser.style(".answer", "direction")).isEqualTo("rtl");
        browser.setWidth(320);
        assertThat(browser.stickingOut()).isEmpty();
    }
}
