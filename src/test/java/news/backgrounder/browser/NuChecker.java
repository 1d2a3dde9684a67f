package news.backgrounder.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Nu HTML checker, run in this process. */
final class NuChecker {

    /**
     * Safari takes a list without bullets for no list, unless it is told so; Thymeleaf writes the hidden field with the
     * token in XML's way.
     */
    private static final List<String> HARMLESS =
            List.of("The “list” role is unnecessary for element", "Trailing slash on void elements has no effect");

    private NuChecker() {}

    /** What it has to say about a page as it was served: errors, warnings and remarks, but for what is harmless. */
    static List<String> remarks(String html) {
        try {
            var checker = new EmbeddedValidator();
            checker.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
            checker.setForceHTML(true);
            var said = checker.validate(new ByteArrayInputStream(html.getBytes(UTF_8)));
            return JsonMapper.shared()
                    .readTree(said)
                    .at("/messages")
                    .valueStream()
                    .map(NuChecker::inWords)
                    .filter(remark -> HARMLESS.stream().noneMatch(remark::contains))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String inWords(JsonNode remark) {
        return "%s in line %d: %s (%s)"
                .formatted(
                        remark.path("subType").asString(remark.path("type").asString()),
                        remark.path("lastLine").asInt(0),
                        remark.path("message").asString(),
                        remark.path("extract").asString("").strip());
    }
}
