package news.backgrounder;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * The formatter runs here and not in a Maven plugin, for a plugin runs on the JDK of Maven, which may be too old to
 * parse our sources. {@code ./mvnw test -Dtest=FormattingTests -Dformat=write} mends what it finds.
 */
class FormattingTests {

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    @Test
    void everySourceFileIsFormatted() throws IOException, FormatterException {
        var unformatted = new ArrayList<Path>();
        try (var files = Files.walk(Path.of("src"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                var source = Files.readString(file);
                var formatted = formatter.formatSource(ImportOrderer.reorderImports(
                        RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.PALANTIR));
                if (!formatted.equals(source)) {
                    if ("write".equals(System.getProperty("format"))) {
                        Files.writeString(file, formatted);
                    } else {
                        unformatted.add(file);
                    }
                }
            }
        }
        assertThat(unformatted).isEmpty();
    }
}
