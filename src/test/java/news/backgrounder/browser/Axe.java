package news.backgrounder.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** The accessibility engine axe, asked for WCAG 2.2 at level AA and for what it calls best practice. */
final class Axe {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String ENGINE = engine();

    private Axe() {}

    private static String engine() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rules that the page which is shown breaks, and where; injected by hand, for its own builder opens a window
     * each time.
     */
    @SuppressWarnings("unchecked")
    static List<String> violations(Browser browser) {
        browser.showAll();
        if (Boolean.FALSE.equals(browser.driver().executeScript("return 'axe' in window"))) {
            browser.driver().executeScript(ENGINE);
        }
        return (List<String>) browser.driver().executeAsyncScript("""
                const [rules, done] = arguments;
                const inWords = node => node.html + ' ' + node.failureSummary;
                axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], iframes: false})
                    .then(found => done(found.violations.map(rule =>
                        rule.id + ' (' + rule.tags.join(', ') + '): ' + rule.nodes.map(inWords).join('\\n  '))))
                    .catch(fault => done(['axe itself fails: ' + fault]));
                """, RULES);
    }
}
