package news.backgrounder.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@BrowserTest
class MarkupTests {

    private final Browsers browsers;

    MarkupTests(Browsers browsers) {
        this.browsers = browsers;
    }

    @ParameterizedTest
    @EnumSource
    void theHtmlCheckerHasNothingToSay(Page page, Wire wire) {
        var browser = browsers.again();
        page.openIn(browser, wire);
        assertThat(NuChecker.remarks(browser.served())).as("%s", page).isEmpty();
    }

    @Test
    void theHtmlCheckerWouldSaySomething() {
        assertThat(NuChecker.remarks("<!DOCTYPE html><html lang=en><title>Bad</title><p><h1 id=a id=b>Bad</p>"))
                .anySatisfy(remark -> assertThat(remark).contains("Duplicate attribute"));
    }
}
