package news.backgrounder.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our verifier, and the one in another language that a reader may use in its place. */
class VerificationTests {

    private static final Instant NOON = Instant.parse("2024-12-01T12:00:00Z");
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private final List<String> lines = new ArrayList<>();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    private LogRows.End end = new LogRows.End(0, Instant.EPOCH, null);

    private void entry(SubjectId subject, int number, Change change, @Nullable Body body, String note) {
        var text = EntryText.salted(body, note, "ann");
        var header = end.next(subject, number, change, false, NOON, text.leaves(), text.publisher());
        end = new LogRows.End(header.sequence(), header.publishedAt(), header.digest());
        lines.add(Export.line(header, header.digest(), text.leaves()));
    }

    private void textless(int line) {
        lines.set(line, lines.get(line).replaceAll("\"text\":\\[.*]", "\"text\":[]"));
    }

    private byte[] story() {
        var article = Samples.someArticle();
        var explainer = Samples.explainerId();
        entry(explainer, 1, Change.FIRST, Samples.eruption(), "");
        entry(article, 1, Change.FIRST, Samples.aleppo("“Aleppo” — حلب 🕊\n\t\\"), "");
        entry(article, 2, Change.CORRECTION, Samples.aleppo("Army denies it"), "It was wrong.");
        entry(explainer, 2, Change.WITHDRAWAL, null, "Mistaken.");
        textless(0);
        return bytes();
    }

    private byte[] bytes() {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    private static Verification.Verdict verdict(byte[] export) {
        try {
            return Verification.of(new ByteArrayInputStream(export));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSoundRecordIsSaidToBe() {
        assertThat(verdict(story()).words()).isEqualTo("Sound: 4 entries. Digest of the last: " + end.digest());
        assertThat(verdict(new byte[0]).words()).isEqualTo("Sound: 0 entries. Digest of the last: none");
    }

    @Test
    void anyFlippedByteIsFound() {
        var sound = story();
        for (var at = 0; at < sound.length - 1; at++) {
            var flipped = sound.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(verdict(flipped).isSound())
                    .as(
                            "seed %d, byte %d in %s",
                            seed, at, new String(sound, Math.max(0, at - 40), Math.min(at, 40), UTF_8))
                    .isFalse();
        }
    }

    @Test
    void aTextThatNothingAccountsForIsMissed() {
        story();
        textless(1);

        assertThat(verdict(bytes()).firstBad())
                .isEqualTo("Entry 2 is bad: a part of its text is missing, and nothing withdrew or redacted it.");
    }

    @Test
    void whateverIsNoRecordIsNoRecord() {
        for (var nonsense : List.of("\n", "{}", "[]", "null", "{\"digest\":1,\"entry\":{},\"text\":[]}", "\u0000")) {
            assertThat(verdict(nonsense.getBytes(UTF_8)).firstBad())
                    .as(nonsense)
                    .startsWith("Entry 1 is bad: ");
        }
    }

    @Test
    void theOtherVerifierAgrees() throws Exception {
        assumeTrue(Files.isExecutable(PYTHON), "python3 is not installed: the second verifier is not tried");
        var sound = story();
        assertThat(other(sound)).isEqualTo(verdict(sound).words());
        for (var i = 0; i < 25; i++) {
            var flipped = sound.clone();
            flipped[random.nextInt(sound.length - 1)] ^= (byte) (1 << random.nextInt(8));
            assertThat(other(flipped).split(":")[0])
                    .as("seed %d", seed)
                    .isEqualTo(verdict(flipped).words().split(":")[0])
                    .startsWith("Entry ");
        }
        textless(1);
        assertThat(other(bytes())).isEqualTo(verdict(bytes()).words());
    }

    private String other(byte[] export) throws IOException, InterruptedException {
        var file = folder.resolve("record.jsonl");
        Files.write(file, export);
        var check = new ProcessBuilder(PYTHON.toString(), "src/docs/verify.py", file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(check.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).as(said).isEqualTo(said.startsWith("Sound") ? 0 : 1);
        return said;
    }
}
