package news.backgrounder.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@BrowserTest
class AccessibilityTests {

    private final Browsers browsers;

    AccessibilityTests(Browsers browsers) {
        this.browsers = browsers;
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsKeptOut(Page page, Wire wire) {
        var browser = browsers.again();
        page.openIn(browser, wire);
        for (var width : List.of(1280, 360)) {
            for (var dark : List.of(false, true)) {
                browser.setWidth(width);
                browser.setDark(dark);
                assertThat(Axe.violations(browser))
                        .as("%s, %d px wide, %s", page, width, dark ? "dark" : "light")
                        .isEmpty();
            }
        }
    }

    @Test
    void whoGoesThroughTheFormByKeyboardSeesWhereTheyAre(Wire wire) {
        var browser = browsers.again();
        Page.EMPTY_FORM.openIn(browser, wire);
        for (var width : List.of(1280, 360)) {
            browser.setWidth(width);
            var stops = browser.pressTabThroughThePage();
            assertThat(stops)
                    .hasSizeGreaterThan(25)
                    .noneSatisfy(stop -> assertThat(stop).startsWith("covered"));
        }
    }
}
