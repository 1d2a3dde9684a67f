package news.backgrounder.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session that ends while somebody writes costs a login and not a word. */
@BrowserTest
class EndedSessionTests {

    @ParameterizedTest
    @EnumSource
    void whatWasTypedComesBackAfterTheLoginAndNothingIsSavedMeanwhile(Scripts scripts, Browsers browsers, Wire wire) {
        var editor = Editor.loggedIn(wire, Login.ADMIN);
        var story = editor.newStory().putAll(Stories.story("Session ends, " + scripts, 2, 2, 2));
        editor.save(story);
        var typed = Map.of(
                "Headline", "Typed when the session had ended",
                "Body", "A paragraph with “quotes”, <b>tags</b> & entities &amp; all.\n\n  Another, indented.",
                "Answer 2", "An answer\nof two lines.",
                "When 2", "not yet a date",
                "Event text 2", "نص عربي 🙂");
        var browser = browsers.open(scripts);
        browser.logIn(Login.ADMIN);
        var form = StoryFormPage.open(browser, story.address()).fillAll(typed).tick("Key event 2");
        browser.loseCookies();

        form.saveDraft();

        assertThat(browser.words("h1")).isEqualTo("Log in");
        assertThat(browser.words(".notice")).contains("Your session has ended", "what you typed is kept");
        assertThat(wire.get("/").text()).doesNotContain("Typed when the session had ended");

        browser.logInHere(new Login(Login.ADMIN.name(), "a wrong password"));
        assertThat(browser.words("[role=alert]")).contains("wrong");
        browser.logInHere(Login.ADMIN);
        assertThat(browser.words("h1")).isEqualTo("What you typed is still here");
        browser.press("Back to the form");

        assertThat(form.read(typed.keySet())).isEqualTo(typed);
        assertThat(form.isTicked("Key event 2")).isTrue();
        assertThat(editor.get(story.address()).text()).doesNotContain("Typed when the session had ended");

        form.fill("When 2", "2024-12").saveDraft();
        assertThat(form.notice()).startsWith("Draft saved");
        assertThat(form.read("Headline")).isEqualTo(typed.get("Headline"));
        assertThat(form.read("Body")).isEqualTo(typed.get("Body"));
    }

    @ParameterizedTest
    @EnumSource
    void aStoryThatWasNeverSavedComesBackToo(Scripts scripts, Browsers browsers) {
        var browser = browsers.open(scripts);
        browser.logIn(Login.ADMIN);
        var form = StoryFormPage.begin(browser)
                .fill("Headline", "Never saved, " + scripts)
                .fill("Body", "Some text.");
        browser.loseCookies();

        form.publish();
        browser.logInHere(Login.ADMIN);
        browser.press("Back to the form");

        assertThat(form.read("Headline")).isEqualTo("Never saved, " + scripts);
        assertThat(form.read("Body")).isEqualTo("Some text.");
        form.saveDraft();
        assertThat(form.notice()).startsWith("Draft saved");
    }
}
