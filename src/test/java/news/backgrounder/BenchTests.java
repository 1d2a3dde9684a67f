package news.backgrounder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What measures the site, and what breaks it, is run by hand and rarely: here it is held to the code that it uses. */
class BenchTests {

    @ParameterizedTest
    @ValueSource(strings = {"src/bench", "src/bench/faults"})
    void compiles(Path folder, @TempDir Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var sources = Files.list(folder);
                var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(
                    sources.filter(it -> it.toString().endsWith(".java")).toList());
            var options = List.of(
                    "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-Xlint:all");

            assertThat(compiler.getTask(said, files, null, options, null, units).call())
                    .as(said::toString)
                    .isTrue();
        }
    }
}
