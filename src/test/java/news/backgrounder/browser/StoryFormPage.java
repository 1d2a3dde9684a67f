package news.backgrounder.browser;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The newsroom's form for a story, in the words that an editor sees on it. */
class StoryFormPage {

    private final Browser browser;

    private StoryFormPage(Browser browser) {
        this.browser = browser;
    }

    static StoryFormPage begin(Browser browser) {
        return open(browser, "/admin/articles/new");
    }

    static StoryFormPage open(Browser browser, String address) {
        browser.goTo(address);
        return shownIn(browser);
    }

    static StoryFormPage shownIn(Browser browser) {
        return new StoryFormPage(browser);
    }

    private WebElement field(String label) {
        return browser.byLabel(label);
    }

    StoryFormPage fill(String label, String text) {
        browser.type(field(label), text);
        return this;
    }

    StoryFormPage fillAll(Map<String, String> texts) {
        texts.forEach(this::fill);
        return this;
    }

    StoryFormPage tick(String label) {
        browser.click(field(label));
        return this;
    }

    StoryFormPage choose(String label, String option) {
        var choices = new Select(field(label));
        var at = IntStream.range(0, choices.getOptions().size())
                .filter(i -> choices.getOptions().get(i).getText().startsWith(option))
                .findFirst()
                .orElseThrow();
        choices.selectByIndex(at);
        return this;
    }

    String read(String label) {
        return field(label).getDomProperty("value");
    }

    /** What stands in these fields now. */
    Map<String, String> read(Set<String> labels) {
        return labels.stream().collect(Collectors.toMap(label -> label, this::read));
    }

    boolean isTicked(String label) {
        return field(label).isSelected();
    }

    StoryFormPage press(String button) {
        browser.press(button);
        return this;
    }

    StoryFormPage saveDraft() {
        return press("Save draft");
    }

    StoryFormPage publish() {
        return press("Publish");
    }

    /** Looks at the preview, which opens in a tab of its own. */
    void preview(Runnable look) {
        browser.inNewTab(() -> browser.click("Preview"), look);
    }

    String notice() {
        return browser.words(".notice");
    }

    /** The summary on top of a form that must be mended, one message a line. */
    List<String> problems() {
        return browser.each(".problems li");
    }

    /** What stands beside a field, tied to it for those who hear the page. */
    String problemBeside(String label) {
        var field = field(label);
        var described = field.getDomAttribute("aria-describedby");
        if (described == null || !"true".equals(field.getDomAttribute("aria-invalid"))) {
            return "";
        }
        return List.of(described.strip().split("\\s+")).stream()
                .map(id -> browser.driver().findElement(By.id(id)))
                .filter(it -> it.getDomAttribute("class").contains("problem"))
                .map(WebElement::getText)
                .collect(Collectors.joining(" "));
    }

    /** The label of the field that a message of the summary leads to. */
    String labelBehind(String problem) {
        var link = browser.driver().findElement(By.linkText(problem));
        var field = link.getDomAttribute("href").substring(1);
        browser.click(link);
        return browser.driver()
                .findElement(By.cssSelector("label[for='%s']".formatted(field)))
                .getText();
    }

    /** Where this story is edited. */
    String address() {
        return browser.path().replaceAll("/(rows|editions|preview)$", "");
    }
}
