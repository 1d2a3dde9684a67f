package news.backgrounder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Export;
import news.backgrounder.edition.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The command as a process of its own, as a reader runs it. */
class VerifyCommandTests {

    @TempDir
    private Path folder;

    private Path file;

    private record Result(int code, String out, String err) {}

    @BeforeEach
    void anExport() throws IOException {
        new TransactionTemplate(Engine.H2.bean(PlatformTransactionManager.class))
                .execute(_ -> Engine.H2
                        .bean(EditionLog.class)
                        .append(
                                Samples.someArticle(),
                                Samples.article("verified-" + UUID.randomUUID(), "Army denies it"),
                                Samples.update(Samples.FIRST_OF_DECEMBER)));
        var lines = new ArrayList<String>();
        Engine.H2.bean(Export.class).write(line -> lines.add(line + "\n"));
        file = Files.writeString(folder.resolve("record.jsonl"), String.join("", lines));
    }

    private Result verify(Path input, String... words) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Backgrounder.class.getName(),
                "verify"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), out, Files.readString(folder.resolve("err")));
    }

    @Test
    void aSoundRecordIsSaidToBeInALine() throws Exception {
        var result = verify(file, file.toString());

        assertThat(result.out()).matches("Sound: \\d+ entries. Digest of the last: [A-Za-z0-9_-]{43}\\R");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(verify(file, "-")).isEqualTo(result);
        assertThat(folder).as("no database is made").isDirectoryNotContaining("glob:**/data");
    }

    @Test
    void theFirstBadEntryIsNamed() throws Exception {
        Files.writeString(file, Files.readString(file).replaceFirst("Army denies it", "Army admits it"));

        var result = verify(file, file.toString());

        assertThat(result.out())
                .matches("Entry \\d+ is bad: its part “headline” is not the text that it is bound to.\\R");
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void whatCannotBeCheckedIsSaidPlainly() throws Exception {
        var missing = verify(file, folder.resolve("missing").toString());
        var directory = verify(file, folder.toString());
        var nothing = verify(file);
        var several = verify(file, "one", "two");

        assertThat(missing.err()).startsWith("There is no file ").hasLineCount(1);
        assertThat(directory.err()).startsWith("The file cannot be read: ").hasLineCount(1);
        assertThat(nothing.err()).startsWith("Usage: ").hasLineCount(1);
        assertThat(List.of(missing, directory, nothing, several)).allSatisfy(result -> {
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
        });
        assertThat(several.err()).isEqualTo(nothing.err());
    }
}
