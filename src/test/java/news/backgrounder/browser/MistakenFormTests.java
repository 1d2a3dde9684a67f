package news.backgrounder.browser;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A form that cannot be saved names every field that must be mended, and keeps all that was typed. */
@BrowserTest
class MistakenFormTests {

    private static final Map<String, String> TYPED = Map.ofEntries(
            entry("Headline", ""),
            entry("Standfirst", "A standfirst\nof two lines, with “quotes” & <b>tags</b>."),
            entry("Section", "World"),
            entry("Kicker", "Kicker"),
            entry("Byline", "By somebody"),
            entry("Dateline", "Somewhere"),
            entry("Slug", "Not A Slug"),
            entry("Body", "    indented like code\n\nA paragraph &amp; another.\n\nالفقرة الثالثة 🙂"),
            entry("Question 1", "What is it?"),
            entry("Answer 1", "An answer."),
            entry("Question 2", "What is it?"),
            entry("Answer 2", "The same question, once more."),
            entry("When 1", "yesterday"),
            entry("Event headline 1", "A bad date"),
            entry("Event text 1", "Some text."),
            entry("Place 1", "A place"),
            entry("Source 1", "Somebody"),
            entry("When 2", "2024-11-30/2024-11-27"),
            entry("Event headline 2", "An end before its start"),
            entry("When 3", "2024-11-30"),
            entry("Event headline 3", "A link of another kind"),
            entry("Source 3", "A server ftp://example.org/file"),
            entry("Note to readers", "A note"));

    @ParameterizedTest
    @EnumSource
    void everyMistakeIsNamedBesideItsFieldAndNothingTypedIsLost(Scripts scripts, Browsers browsers) {
        var browser = browsers.open(scripts);
        browser.logIn(Login.ADMIN);
        var form = StoryFormPage.begin(browser)
                .press("Add question")
                .press("Add event")
                .press("Add event");
        var typed = new HashMap<>(TYPED);
        typed.put("Conflict", "A conflict of mistakes, " + scripts);
        typed.put("Explainer title", "An explainer of mistakes, " + scripts);
        form.fillAll(typed).tick("Key event 2").choose("What kind of change is this?", "Clarification");

        form.saveDraft();

        assertThat(browser.status()).isEqualTo(422);
        var beside = new LinkedHashMap<String, String>();
        for (var problem : form.problems()) {
            var label = form.labelBehind(problem);
            beside.put(label, form.problemBeside(label));
            assertThat(problem).endsWith(beside.get(label));
        }
        assertThat(beside)
                .doesNotContainValue("")
                .containsOnlyKeys("Headline", "Slug", "Question 2", "When 1", "When 2", "Source 3");
        assertThat(beside.get("Headline")).isEqualTo("Write a headline.");
        assertThat(beside.get("Question 2")).isEqualTo("Question 2 asks the same as question 1.");
        assertThat(beside.get("When 1")).as("a message with an example").containsPattern("\\d{4}");
        assertThat(beside.get("Source 3")).contains("ftp://example.org/file", "https://");
        assertThat(form.problemBeside("Standfirst")).isEmpty();
        assertThat(browser.each(".problems")).as("one summary").hasSize(1);
        assertThat(form.read(typed.keySet())).isEqualTo(typed);
        assertThat(form.isTicked("Key event 2")).isTrue();
        assertThat(form.isTicked("Key event 1")).isFalse();
        assertThat(form.read("What kind of change is this?")).isEqualTo("clarification");

        form.fill("Headline", "A story of mistakes, " + scripts)
                .fill("Slug", "")
                .fill("Question 2", "What else is it?")
                .fill("When 1", "2024-11-01")
                .fill("When 2", "2024-11-27/2024-11-30")
                .fill("Source 3", "A server https://example.org/file")
                .saveDraft();
        assertThat(form.notice()).startsWith("Draft saved");
        assertThat(form.read("Body")).isEqualTo(TYPED.get("Body"));
        assertThat(form.isTicked("Key event 2")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aTakenSlugIsRefusedAndAFreeOneIsOffered(Scripts scripts, Browsers browsers) {
        var browser = browsers.open(scripts);
        browser.logIn(Login.ADMIN);
        var form = StoryFormPage.begin(browser)
                .fill("Headline", "Another battle")
                .fill("Slug", "battle-for-aleppo")
                .fill("Body", "Some text.");

        form.saveDraft();

        assertThat(form.problemBeside("Slug"))
                .contains("Another article has this slug")
                .contains("battle-for-aleppo-2");
        assertThat(form.read("Headline")).isEqualTo("Another battle");
        assertThat(form.read("Slug")).isEqualTo("battle-for-aleppo");
        assertThat(form.read("Body")).isEqualTo("Some text.");
    }

    @ParameterizedTest
    @EnumSource
    void aHeadlineOfAHundredThousandCharactersIsRefusedAndKept(Scripts scripts, Browsers browsers) {
        var browser = browsers.open(scripts);
        browser.logIn(Login.ADMIN);
        var endless = "far too long ".repeat(8_000).strip();
        var form = StoryFormPage.begin(browser).fill("Headline", endless).fill("Body", "Some text.");

        form.publish();

        assertThat(form.problemBeside("Headline")).isEqualTo("This has 103,999 characters; at most 300 fit here.");
        assertThat(form.read("Headline")).isEqualTo(endless);
        assertThat(form.read("Body")).isEqualTo("Some text.");
    }

    @ParameterizedTest
    @EnumSource
    void aControlCharacterIsRefusedWithItsPlaceAndKept(Scripts scripts, Browsers browsers) {
        var browser = browsers.open(scripts);
        browser.logIn(Login.ADMIN);
        // Longer than what is typed by hand: pasted text may hold what no key writes.
        var pasted = "A paragraph. ".repeat(20) + "Ring the bell\u0007 now.";
        var form = StoryFormPage.begin(browser).fill("Headline", "A bell").fill("Body", pasted);

        form.saveDraft();

        assertThat(form.problemBeside("Body")).contains("U+0007", "Ring the bell");
        assertThat(form.read("Body")).isEqualTo(pasted);
        assertThat(form.read("Headline")).isEqualTo("A bell");
    }
}
