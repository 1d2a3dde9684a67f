package news.backgrounder.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium with a fresh profile, used as a person would: pages are looked at, fields typed in, buttons pressed. */
class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TYPED_BY_HAND = 200;

    private final ChromeDriver driver;
    private final Wire wire;
    private final List<String> asked = new ArrayList<>();
    private final Map<String, JsonNode> answers = new HashMap<>();

    private Browser(ChromeDriver driver, Wire wire) {
        this.driver = driver;
        this.wire = wire;
    }

    static Browser start(Wire wire, Scripts scripts) {
        var options = new ChromeOptions();
        options.setBinary(Browsers.CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900");
        if (scripts == Scripts.OFF) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        var network = new LoggingPreferences();
        network.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", network);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Browsers.DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), wire);
    }

    /** For what no method here does. */
    ChromeDriver driver() {
        return driver;
    }

    void goTo(String path) {
        driver.get(wire.address() + path);
    }

    void logIn(Login account) {
        goTo("/admin/login");
        logInHere(account);
    }

    /** Answers the login form that is shown. */
    void logInHere(Login account) {
        type(byLabel("Name"), account.name());
        type(byLabel("Password"), account.password());
        press("Log in");
    }

    void press(String button) {
        inNextPage(() -> click(button));
    }

    void click(String button) {
        click(driver.findElement(By.xpath("//button[normalize-space()='%s']".formatted(button))));
    }

    void follow(String link) {
        inNextPage(() -> click(driver.findElement(By.linkText(link))));
    }

    /**
     * Focus brings it out from under the bar of buttons, as it does for a person; WebDriver's own scrolling does not.
     */
    void click(WebElement it) {
        it.sendKeys("");
        it.click();
    }

    private void inNextPage(Runnable deed) {
        var before = driver.findElement(By.tagName("html"));
        deed.run();
        // On its way to the next page the driver may say that the element is in no document at all.
        new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(ExpectedConditions.stalenessOf(before));
    }

    <T> T until(ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, PATIENCE).until(condition);
    }

    /** Puts a text into a field in the place of what it holds; long ones are pasted. */
    void type(WebElement field, String text) {
        field.clear();
        if (text.length() <= TYPED_BY_HAND) {
            field.sendKeys(text);
        } else {
            field.sendKeys(Keys.END);
            driver.executeCdpCommand("Input.insertText", Map.of("text", text));
        }
    }

    /** The field that bears this label. */
    WebElement byLabel(String label) {
        var named = driver.findElement(By.xpath("//label[normalize-space()='%s']".formatted(label)));
        return driver.findElement(By.id(named.getDomAttribute("for")));
    }

    String path() {
        return driver.getCurrentUrl().substring(wire.address().length());
    }

    /** What a person reads on the page. */
    String words() {
        return driver.findElement(By.tagName("body")).getText();
    }

    String words(String css) {
        return driver.findElement(By.cssSelector(css)).getText();
    }

    List<String> each(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    String style(String css, String property) {
        return driver.findElement(By.cssSelector(css)).getCssValue(property);
    }

    /** The page as it stands, for a look at how it is made. */
    Document page() {
        return Jsoup.parse(driver.getPageSource());
    }

    /** The HTML that the server sent for the page that is shown. */
    String served() {
        var body = driver.executeCdpCommand(
                "Network.getResponseBody",
                Map.of("requestId", shown().at("/requestId").asString()));
        var text = (String) body.get("body");
        return Boolean.TRUE.equals(body.get("base64Encoded"))
                ? new String(Base64.getDecoder().decode(text))
                : text;
    }

    int status() {
        return shown().at("/response/status").asInt();
    }

    /** What the server answered when it was asked for the page that is shown, and not for a frame in it. */
    private JsonNode shown() {
        readLog();
        return Objects.requireNonNull(answers.get(driver.getWindowHandle()), "no page was opened yet");
    }

    /** The addresses of everything that the browser has asked anybody for. */
    List<String> asked() {
        readLog();
        return List.copyOf(asked);
    }

    private void readLog() {
        for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            var message = JsonMapper.shared().readTree(entry.getMessage()).at("/message");
            var said = message.at("/params");
            switch (message.at("/method").asString()) {
                case "Network.requestWillBeSent" ->
                    asked.add(said.at("/request/url").asString());
                case "Network.responseReceived" -> {
                    if (said.at("/type").asString().equals("Document")) {
                        answers.put(said.at("/frameId").asString(), said);
                    }
                }
                default -> {}
            }
        }
    }

    int cookies() {
        return driver.manage().getCookies().size();
    }

    /** As if the session had ended. */
    void loseCookies() {
        driver.manage().deleteAllCookies();
    }

    /** Forgets who was logged in, and looks as usual. */
    void reset() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        setWidth(1280);
        setDark(false);
    }

    /** Does something that opens a tab, looks at that, and closes it. */
    void inNewTab(Runnable opening, Runnable look) {
        var here = driver.getWindowHandle();
        goToTabOf(opening);
        look.run();
        driver.close();
        driver.switchTo().window(here);
    }

    private void goToTabOf(Runnable opening) {
        var before = driver.getWindowHandles();
        opening.run();
        until(ExpectedConditions.numberOfWindowsToBe(before.size() + 1));
        var opened = new HashSet<>(driver.getWindowHandles());
        opened.removeAll(before);
        driver.switchTo().window(opened.iterator().next());
        until(ExpectedConditions.presenceOfElementLocated(By.tagName("h1")));
    }

    /** Makes the window so many CSS pixels wide. */
    void setWidth(int width) {
        setSize(width, 900);
    }

    /** Makes the window as high as the page, so that nothing lies under the bar of buttons. */
    void showAll() {
        var size =
                (List<?>) driver.executeScript("return [window.innerWidth, document.scrollingElement.scrollHeight];");
        setSize(((Number) size.get(0)).intValue(), ((Number) size.get(1)).intValue());
    }

    private void setSize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void setDark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void setTextSize(int percent) {
        driver.executeScript("document.documentElement.style.fontSize = arguments[0] + '%'", percent);
    }

    /** What stands out of the window to the side; empty where no page has to be moved sideways to be read. */
    @SuppressWarnings("unchecked")
    List<String> stickingOut() {
        return (List<String>) driver.executeScript("""
                const page = document.scrollingElement;
                if (page.scrollWidth <= window.innerWidth) return [];
                return ['page: ' + page.scrollWidth + ' in ' + window.innerWidth].concat(
                    [...document.body.querySelectorAll('*')]
                        .filter(it => it.getBoundingClientRect().right > window.innerWidth + 0.5)
                        .slice(0, 8)
                        .map(it => it.localName + '.' + it.className + ' to ' + it.getBoundingClientRect().right));
                """);
    }

    /** Goes from stop to stop with the Tab key; each is named, after “covered” where another thing lies over it. */
    List<String> pressTabThroughThePage() {
        var stops = new ArrayList<String>();
        driver.executeScript("document.body.tabIndex = -1; document.body.focus();");
        while (stops.size() < 300) {
            driver.switchTo().activeElement().sendKeys(Keys.TAB);
            var stop = (String) driver.executeScript("""
                    const it = document.activeElement;
                    if (!it || it === document.body) return null;
                    const box = it.getBoundingClientRect();
                    const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 100));
                    const seen = it === over || it.contains(over) || (over && over.contains(it));
                    return (seen ? '' : 'covered ') + it.localName + ' ' + (it.name || it.textContent);
                    """);
            if (stop == null || (!stops.isEmpty() && stop.endsWith(stops.getFirst()))) {
                return stops;
            }
            stops.add(stop);
        }
        throw new IllegalStateException("the Tab key never came round");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
