package news.backgrounder.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens browsers, each as fresh as a stranger's; without Chromium on the machine the test is skipped. */
class Browsers implements AutoCloseable {

    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final Wire wire;
    private final List<Browser> open = new ArrayList<>();
    private @Nullable Browser withScripts;

    Browsers(Wire wire) {
        this.wire = wire;
    }

    Browser open() {
        return open(Scripts.ON);
    }

    Browser open(Scripts scripts) {
        Stream.of(CHROMIUM, DRIVER).filter(Files::notExists).findFirst().ifPresent(Browsers::doWithout);
        var browser = Browser.start(wire, scripts);
        open.add(browser);
        if (scripts == Scripts.ON) {
            withScripts = browser;
        }
        return browser;
    }

    /** The one with scripts that was opened last, with no cookie left; it saves the time that opening takes. */
    Browser again() {
        var opened = withScripts;
        if (opened == null) {
            return open();
        }
        opened.reset();
        return opened;
    }

    private static void doWithout(Path missing) {
        var message = missing + " is missing: install Debian's chromium and chromium-driver for the browser tests.";
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        abort(message);
    }

    @Override
    public void close() {
        open.forEach(Browser::close);
    }
}
