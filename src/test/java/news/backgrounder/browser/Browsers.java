package news.backgrounder.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.backgrounder.Installed;
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
        Installed.require("chromium and chromium-driver", CHROMIUM, DRIVER);
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

    @Override
    public void close() {
        open.forEach(Browser::close);
    }
}
