package news.backgrounder.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import news.backgrounder.Seed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** Our verifier, and the one in another language that a reader may use in its place. */
class VerificationTests {

    private static final Instant NOON = Instant.parse("2024-12-01T12:00:00Z");
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private final List<String> lines = new ArrayList<>();
    private final long seed = Seed.ofTests();
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    private Instant noon = NOON;
    private LogRows.End end = new LogRows.End(0, Instant.EPOCH, null);

    private void entry(SubjectId subject, int number, Change change, @Nullable Body body, String note) {
        var text = EntryText.salted(body, note, "ann");
        var header = end.next(subject, number, change, false, noon, text.leaves(), text.publisher());
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
        for (var at = 0; at < sound.length; at++) {
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
        for (var nonsense : List.of(
                "\n",
                "{}\n",
                "[]\n",
                "null\n",
                "7\n",
                "{\"digest\":1,\"entry\":{},\"text\":[]}\n",
                "\u0000\n",
                "\ufeff\n",
                "[[[[".repeat(50_000),
                "[".repeat(300) + "]".repeat(300) + "\n",
                "x")) {
            assertThat(verdict(nonsense.getBytes(UTF_8)).firstBad())
                    .as(nonsense)
                    .startsWith("Entry 1 is bad: ");
        }
    }

    @Test
    void whatEndsInTheMiddleOfALineIsCutOff() {
        var sound = story();

        assertThat(verdict(Arrays.copyOf(sound, sound.length - 1)).firstBad())
                .isEqualTo("Entry 4 is bad: it is cut off, or longer than any entry.");
    }

    @Test
    void anEndlessLineDoesNotFillTheMemory() throws IOException {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                return given++ < 3L * Verification.LONGEST_LINE ? 'x' : -1;
            }
        };

        assertThat(Verification.of(endless).firstBad())
                .isEqualTo("Entry 1 is bad: it is cut off, or longer than any entry.");
        assertThat(endless.given).isLessThan(2L * Verification.LONGEST_LINE);
    }

    /** An entry that is bound as it should be, so that only what its maker has done to it can give it away. */
    private static byte[] sealed(UnaryOperator<String> header, UnaryOperator<String> part) {
        var disclosure = part.apply("[\"0123456789ABCDEFGHIJKL\",\"headline\",\"Army denies it\"]");
        var entry = header.apply(
                "{\"_sd\":[\"%s\"],\"_sd_alg\":\"sha-256\",\"at\":\"2024-12-01T12:00:00Z\",\"change\":\"first\",\"number\":1,\"previous\":null,\"publisher\":\"%s\",\"sequence\":1,\"serious\":false,\"subject\":\"article:00000000-0000-4000-8000-000000000001\"}"
                        .formatted(Digest.ofDisclosure(disclosure.getBytes(UTF_8)), Digest.of("ann".getBytes(UTF_8))));
        var digest = Digest.of(entry.getBytes(UTF_8));
        return "{\"digest\":\"%s\",\"entry\":%s,\"text\":[%s]}\n"
                .formatted(digest, entry, disclosure)
                .getBytes(UTF_8);
    }

    private static UnaryOperator<String> replacing(String one, String other) {
        return text -> {
            assertThat(text).contains(one);
            return text.replace(one, other);
        };
    }

    /** What somebody might write who makes a whole record up, to have one verifier say another thing than the other. */
    private static Map<String, byte[]> forgeries() {
        var forgeries = new LinkedHashMap<String, byte[]>();
        List.of(
                        Map.entry("\"number\":1", "\"number\":true"),
                        Map.entry("\"number\":1,", "\"number\":1.0,"),
                        Map.entry("\"number\":1,\"prev", "\"number\":\"1\",\"prev"),
                        Map.entry("\"sequence\":1", "\"sequence\":\"1\""),
                        Map.entry("\"sequence\":1,", "\"sequence\":1e0,"),
                        Map.entry("\"sequence\":1,\"serious\"", "\"sequence\":true,\"serious\""),
                        Map.entry("\"serious\":false", "\"serious\":0"),
                        Map.entry("\"serious\":false,", "\"serious\":false,\"shown\":true,"),
                        Map.entry("\"serious\":false,", ""),
                        Map.entry("\"_sd_alg\":\"sha-256\"", "\"_sd_alg\":\"none\""),
                        Map.entry("\"previous\":null", "\"previous\":\"\""),
                        Map.entry("\"previous\":null,", "\"previous\":null,\"previous\":null,"),
                        Map.entry("2024-12-01T12", "1 December 2024, 12"),
                        Map.entry("2024-12-01T12", "+12024-12-01T12"),
                        Map.entry("12:00:00Z", "12:00:00+01:00"),
                        Map.entry("\"article:", "\"article\u0007:"),
                        Map.entry("\"change\":\"first\"", "\"change\":\"First\""),
                        Map.entry("\"change\":\"first\"", "\"change\":[]"),
                        Map.entry("\"_sd\":[", "\"_sd\":[null,"),
                        Map.entry("\"_sd\":[\"", "\"_sd\":[\"short\",\""))
                .forEach(change -> forgeries.put(
                        change.toString(), sealed(replacing(change.getKey(), change.getValue()), text -> text)));
        List.of(
                        Map.entry("\"Army denies it\"", "NaN"),
                        Map.entry("\"Army denies it\"", "Infinity"),
                        Map.entry("\"Army denies it\"", "1.5"),
                        Map.entry("\"Army denies it\"", "1e+21"),
                        Map.entry("\"Army denies it\"", "-0"),
                        Map.entry("\"Army denies it\"", "9007199254740993"),
                        Map.entry("\"Army denies it\"", "9".repeat(5_000)),
                        Map.entry("\"Army denies it\"", "{\"\ue000\":1,\"😀\":2}"),
                        Map.entry("\"Army denies it\"", "{\"😀\":2,\"\ue000\":1}"),
                        Map.entry("\"Army denies it\"", "{\"a\":1,\"a\":1}"),
                        Map.entry("\"Army denies it\"", "{\"" + "a".repeat(101) + "\":1}"),
                        Map.entry("\"Army denies it\"", "[".repeat(18) + "]".repeat(18)),
                        Map.entry("\"Army denies it\"", "[".repeat(700) + "]".repeat(700)),
                        Map.entry("\"Army denies it\"", "[".repeat(20_000) + "]".repeat(20_000)),
                        Map.entry("\"Army denies it\"", "\"\\ud83d\""),
                        Map.entry("\"Army denies it\"", "\"\\u0041rmy\""),
                        Map.entry("\"Army denies it\"", "\"Army\",\"denies it\""),
                        Map.entry(",\"Army denies it\"", ""),
                        Map.entry("\"headline\"", "7"),
                        Map.entry("\"headline\"", "[\"headline\"]"),
                        Map.entry("\"headline\"", "\"\\u001b[2Jheadline\""),
                        Map.entry("\"headline\"", "\"head\\nline\""),
                        Map.entry("\"headline\"", "\"01/headline\""),
                        Map.entry("\"headline\"", "\"1/\""),
                        Map.entry("\"0123456789ABCDEFGHIJKL\"", "\"\""),
                        Map.entry("\"0123456789ABCDEFGHIJKL\"", "7"),
                        Map.entry("[\"0123456789ABCDEFGHIJKL\",\"headline\",\"Army denies it\"]", "\"abc\""))
                .forEach(change -> forgeries.put(
                        change.toString(), sealed(text -> text, replacing(change.getKey(), change.getValue()))));
        return forgeries;
    }

    @Test
    void whatIsBoundButNotOfTheRecordsFormIsNoEntry() {
        assertThat(verdict(sealed(text -> text, text -> text)).isSound()).isTrue();
        forgeries()
                .forEach((name, forgery) -> assertThat(verdict(forgery).words())
                        .as(name)
                        .startsWith("Entry 1 is bad: ")
                        .matches("[\\p{Print}“”]+"));
    }

    @Test
    void numbersAndDepthThatEverybodyCanReadAreSound() {
        for (var value :
                List.of("9007199254740991", "-9007199254740991", "[".repeat(17) + "]".repeat(17), "{\"a\":null}")) {
            var export = sealed(text -> text, replacing("\"Army denies it\"", value));
            assertThat(verdict(export).isSound()).as(value).isTrue();
        }
    }

    @Test
    void aHeaderOfManyThousandPartsIsRead() {
        var leaves = IntStream.range(0, 60_000)
                .mapToObj(i -> new Leaf(Leaf.newSalt(), "7/events/" + i, JsonNodeFactory.instance.numberNode(i)))
                .toList();
        var header = end.next(
                Samples.someArticle(), 1, Change.REDACTION, false, NOON, leaves, Digest.of("ann".getBytes(UTF_8)));
        lines.add(Export.line(header, header.digest(), leaves));

        assertThat(verdict(bytes()).isSound()).isTrue();
    }

    @Test
    void entriesThatAreDroppedDoubledMovedOrEmptiedAreFound() {
        story();
        var sound = List.copyOf(lines);
        for (var i = 0; i < sound.size() - 1; i++) {
            var dropped = new ArrayList<>(sound);
            dropped.remove(i);
            var doubled = new ArrayList<>(sound);
            doubled.add(i, sound.get(i));
            var moved = new ArrayList<>(sound);
            Collections.swap(moved, i, i + 1);
            var spaced = new ArrayList<>(sound);
            spaced.add(i, "");
            for (var bad : List.of(dropped, doubled, moved, spaced)) {
                lines.clear();
                lines.addAll(bad);
                assertThat(verdict(bytes()).isSound()).isFalse();
            }
        }
    }

    @Test
    void aTextThatIsMovedToAnotherEntryOrNameIsFound() {
        story();
        var headline = Pattern.compile("\\[\"[^\"]+\",\"headline\",\"[^]]*]");
        var second = headline.matcher(lines.get(1));
        var third = headline.matcher(lines.get(2));
        assertThat(second.find() && third.find()).isTrue();
        var sound = List.copyOf(lines);
        lines.set(1, sound.get(1).replace(second.group(), third.group()));
        lines.set(2, sound.get(2).replace(third.group(), second.group()));
        assertThat(verdict(bytes()).firstBad()).startsWith("Entry 2 is bad: its part “headline”");

        lines.set(
                1,
                sound.get(1)
                        .replace("\"headline\"", "\"standfirst\"")
                        .replaceFirst("\"standfirst\",\"What", "\"headline\",\"What"));
        assertThat(verdict(bytes()).firstBad()).startsWith("Entry 2 is bad: its part");

        lines.set(1, sound.get(1).replace(second.group(), second.group() + "," + second.group()));
        assertThat(verdict(bytes()).firstBad()).isEqualTo("Entry 2 is bad: it has two texts for its part “headline”.");
    }

    @Test
    void anEntryOlderThanTheOneBeforeItIsFound() {
        entry(Samples.someArticle(), 1, Change.FIRST, Samples.aleppo(), "");
        end = new LogRows.End(end.sequence(), NOON.minusSeconds(60), end.digest());
        noon = NOON.minusMillis(1);
        entry(Samples.someArticle(), 1, Change.FIRST, Samples.aleppo(), "");

        assertThat(verdict(bytes()).firstBad()).isEqualTo("Entry 2 is bad: it is older than the entry before it.");
    }

    @Test
    void theOtherVerifierAgrees() throws Exception {
        assumeTrue(Files.isExecutable(PYTHON), "python3 is not installed: the second verifier is not tried");
        var sound = story();
        assertThat(other(sound)).isEqualTo(verdict(sound).words());
        for (var i = 0; i < 25; i++) {
            var flipped = sound.clone();
            flipped[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(other(flipped))
                    .as("seed %d", seed)
                    .isEqualTo(verdict(flipped).words())
                    .startsWith("Entry ");
        }
        textless(1);
        assertThat(other(bytes())).isEqualTo(verdict(bytes()).words());
        assertThat(other(new byte[0])).isEqualTo(verdict(new byte[0]).words());
        for (var forgery : forgeries().entrySet()) {
            assertThat(other(forgery.getValue()))
                    .as(forgery.getKey())
                    .isEqualTo(verdict(forgery.getValue()).words());
        }
    }

    private String other(byte[] export) throws IOException, InterruptedException {
        var file = folder.resolve("record.jsonl");
        Files.write(file, export);
        var check = new ProcessBuilder(PYTHON.toString(), "src/docs/verify.py", file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(check.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(check.exitValue()).as(said).isEqualTo(said.startsWith("Sound") ? 0 : 1);
        return said;
    }
}
