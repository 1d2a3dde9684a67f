package news.backgrounder.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A site that nobody has an account on yet. */
@ExtendWith(OutputCaptureExtension.class)
@BrowserTest
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:setup;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
                    + "DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
            "backgrounder.sample=false",
            "backgrounder.admin.password="
        })
@DirtiesContext
class SetupTests {

    private static final Pattern LINK = Pattern.compile("http://\\S+?(/admin/setup/[\\w-]{43})");

    @Test
    void theLinkOnTheConsoleMakesTheFirstAdministratorOnce(CapturedOutput console, Browsers browsers, Wire wire) {
        var printed = LINK.matcher(console.getAll());
        assertThat(printed.find()).isTrue();
        var link = printed.group(1);
        var browser = browsers.open();
        browser.goTo("/");
        assertThat(browser.words("main")).contains("Nothing has been published yet.");
        lookAt(browser);
        browser.goTo(link);
        lookAt(browser);

        browser.type(browser.byLabel("Name"), "Chief");
        browser.type(browser.byLabel("Password"), "short");
        browser.press("Create the account");
        assertThat(browser.words(".problems li")).contains("at least 12 characters");
        assertThat(browser.byLabel("Name").getDomProperty("value")).isEqualTo("Chief");
        lookAt(browser);

        browser.type(browser.byLabel("Password"), "quite long enough");
        browser.press("Create the account");
        assertThat(browser.words(".notice")).contains("The account is made");
        browser.logInHere(new Login("Chief", "quite long enough"));
        assertThat(browser.path()).isEqualTo("/admin");
        lookAt(browser);

        assertThat(wire.get(link).status()).isEqualTo(404);
    }

    private static void lookAt(Browser browser) {
        assertThat(NuChecker.remarks(browser.served())).isEmpty();
        for (var width : List.of(1280, 320)) {
            browser.setWidth(width);
            assertThat(browser.stickingOut()).isEmpty();
            assertThat(Axe.violations(browser)).isEmpty();
        }
    }
}
