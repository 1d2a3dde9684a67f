package news.backgrounder.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import news.backgrounder.Seed;
import news.backgrounder.prose.Prose;
import news.backgrounder.when.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedWordsTests {

    private static RedactedWords words(String... words) {
        return new RedactedWords(List.of(words), List.of());
    }

    private static String escaped(String text) {
        var read = Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
        return read.replace("\\n", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "John Doe | JOHN doe was held. | [redacted] was held.",
                "John Doe | **John** Doe was held. | **[redacted] was held.",
                "John Doe | *J*ohn\\u00A0D\\u00ADoe. | *[redacted].",
                "John Doe | John\\nDoe, or John\\\\nDoe. | [redacted], or [redacted].",
                "John Doe | > John\\n> Doe | > [redacted]",
                "John Doe | @JohnDoe and John_Doe and john-doe | @[redacted] and [redacted] and [redacted]",
                "John Doe | [John](https://example.org) Doe said | [[redacted] said",
                "John Doe | [John Doe](https://example.org) said | [[redacted]](https://example.org) said",
                "John Doe | [a man][john-doe] said | a man said",
                "John Doe | [he](https://example.org/john-doe) said | he said",
                "John Doe | [he](https://example.org/?q=John%20Doe) said | he said",
                "John Doe | ![he](https://example.org/x \"John Doe\") said | he said",
                "John Doe | see https://example.org/john-doe/1 there | see [redacted] there",
                "John Doe | [n]: https://example.org/johndoe | [n]: [redacted]",
                "John Doe | John Doe: https://x.org | [redacted]\\u2060: https://x.org",
                "John Doe | John Doe(https://x.org) | [redacted]\\u2060(https://x.org)",
                "John Doe | a]John Doe and b][John Doe] | a]\\u2060[redacted] and b",
                "John Doe | John Doenitz and Littlejohn Doe | John Doenitz and Littlejohn Doe",
                "John Doe | John Doe’s house | [redacted]’s house",
                "Doe | **Doe**nitz, Doe | **[redacted]**nitz, [redacted]",
                "O'Neil | O’Neil, ONeil, O`Neil's | [redacted], [redacted], [redacted]'s",
                "José | Jose\\u0301 and JOSÉ and Jose. | [redacted] and [redacted] and [redacted].",
                "Erdoğan | ERDOĞAN, Erdogan | [redacted], [redacted]",
                "Işık | IŞIK, ışık, isik, İSİK | [redacted], [redacted], [redacted], [redacted]",
                "Strauß | STRAUSS, Strauss, STRAUẞ | [redacted], [redacted], [redacted]",
                "Strauss | Strauß | [redacted]",
                "Σωκράτης | ΣΩΚΡΑΤΗΣ | [redacted]",
                "محمد علي | قال مُحَمَّد عـلي | قال [redacted]",
                "王小明 | 据王小明说 | 据[redacted]说",
                "राम | राम रामा | [redacted] रामा",
                "김가 | 김가는 김각은 | [redacted]는 김각은",
                "+44 20 7946 | call +44 (0)20 or 44-20-7946. | call +44 (0)20 or [redacted].",
                "ann@example.org | mailto:ann@example.org | [redacted]",
                "ｊｏｈｎ | John | [redacted]",
            })
    void areTakenOutHoweverTheyAreWritten(String words, String text, String left) {
        assertThat(words(words).outOf(escaped(text))).isEqualTo(escaped(left));
    }

    @Test
    void theEncodingOfAccentsDoesNotMatter() {
        for (var form : Form.values()) {
            assertThat(words("Nguyễn Văn Đạt").outOf(Normalizer.normalize("by Nguyễn Văn Đạt.", form)))
                    .isEqualTo("by [redacted].");
            assertThat(words(Normalizer.normalize("강남", form)).outOf("강남")).isEqualTo("[redacted]");
        }
    }

    @Test
    void theLongerOfTwoGoesFirst() {
        assertThat(words("John", "John Doe").outOf("John Doe and John")).isEqualTo("[redacted] and [redacted]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "...", "redacted", "[Redacted]", "'''"})
    void areRefusedWhereNothingOfThemCouldBeFound(String nothing) {
        assertThat(RedactedWords.canBeRedacted(nothing)).isFalse();
        assertThatThrownBy(() -> words(nothing)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "john-doe-arrested, redacted-arrested",
        "arrest-of-john-doe, arrest-of-redacted",
        "arrest-of-johndoe-2, arrest-of-redacted-2",
        "zelenskij-v-kieve, redacted-v-kieve",
        "john-doenitz, john-doenitz"
    })
    void leaveAnAddress(String slug, String left) {
        var words = new RedactedWords(List.of("John Doe", "Зеленский"), List.of("john-doe", "zelenskij"));

        assertThat(words.outOfSlug(slug)).isEqualTo(left).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    @Test
    void anAddressDoesNotGrowTooLong() {
        var words = new RedactedWords(List.of("ab"), List.of("ab"));

        assertThat(words.outOfSlug("ab-".repeat(39) + "ab"))
                .hasSizeLessThanOrEqualTo(110)
                .matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    @Test
    void aSourceThatIsNothingButItsAddressKeepsNothingOfIt() {
        var address = "https://example.org/john-doe";
        var told = new TimelineBody.Event(
                ItemId.next(),
                When.parse("2024"),
                "Arrest",
                "",
                "",
                List.of(new Source(address, address)),
                Importance.KEY);

        assertThat(words("John Doe")
                        .outOf(new TimelineBody("war", "War", List.of(told)))
                        .events()
                        .getFirst()
                        .sources())
                .containsExactly(new Source("[redacted]", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "John]oe Doe",
                "John]oe]oe Doe",
                "John]oeoe oe Doe",
                "[John]oe\n Doe",
                "John]*oe* Doe",
                "https://x.org/](oe)İoe"
            })
    void whatIsLeftHoldsNothingElseThatWouldBeTakenOut(String text) {
        var words = words("John Doe", "oe");

        var left = words.outOf(text);

        assertThat(words.outOf(left)).isEqualTo(left);
    }

    @Test
    void areShownWhereTheyStandWithWhatIsAroundThem() {
        var body = Samples.article("john-doe-held", "Police hold John Doe in Aleppo");

        assertThat(new RedactedWords(List.of("John Doe"), List.of("john-doe")).passages(body))
                .containsExactlyInAnyOrder(
                        new RedactedWords.Passage("", "john-doe-held", ""),
                        new RedactedWords.Passage("Police hold ", "John Doe", " in Aleppo"));
    }

    @Test
    void nothingIsLeftOfThemInAnyMixtureOfSigns() {
        var seed = Seed.ofTests();
        var random = new Random(seed);
        var pieces = List.of(
                "John",
                "Doe",
                "j",
                "o",
                "hn",
                "D",
                "OE",
                " ",
                "\n",
                "*",
                "**",
                "_",
                "[",
                "](",
                ")",
                "]",
                "!",
                "'",
                "\\",
                "https://x.org/",
                "-",
                "ß",
                "\u00AD",
                "\u0301",
                "İ",
                "王",
                "x",
                "%20",
                "`",
                "<",
                ">");
        var words = new RedactedWords(List.of("John Doe", "oe"), List.of("john-doe", "oe"));
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (var piece = random.nextInt(1, 16); piece > 0; piece--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            var left = words.outOf(text.toString());
            assertThat(words.outOf(left)).as("%s, seed %d", text, seed).isEqualTo(left);
            assertThat(left.replaceAll("[*\\\\\u00AD]", ""))
                    .doesNotContainPattern("(?i)(?<![\\p{L}\\p{M}\\p{N}])(john doe|oe)(?![\\p{L}\\p{M}\\p{N}])");
        }
    }

    @Test
    void noRenderedTextShowsThem() {
        var seed = Seed.ofTests();
        var random = new Random(seed);
        var pieces = List.of(
                "John",
                "Doe",
                "Jo",
                "hn",
                "Do",
                "e",
                " ",
                " ",
                "\n",
                "\n> ",
                "\n- ",
                "*",
                "**",
                "_",
                "[",
                "](https://x.org/a)",
                "](https://x.org/john-doe \"John Doe\")",
                "]",
                "!",
                "\\",
                "\\\n",
                "`",
                "<",
                "https://x.org/john-doe",
                "\n\n",
                "[a]: https://x.org/a\n",
                "[a]",
                "\u00AD",
                "1. ",
                "# ");
        var words = new RedactedWords(List.of("John Doe"), List.of("john-doe"));
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (var piece = random.nextInt(2, 12); piece > 0; piece--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            var left = words.outOf(text.toString());
            assertThat(Prose.plainText(left).replace("\u00AD", ""))
                    .as("%s, seed %d", text, seed)
                    .doesNotContainPattern("(?i)(?<![\\p{L}\\p{N}])john doe(?![\\p{L}\\p{N}])");
            assertThat(Prose.html(left).toString())
                    .as("%s, seed %d", text, seed)
                    .doesNotContainPattern("(?<![a-z0-9])john-doe(?![A-Za-z0-9])");
        }
    }

    @Test
    void aLongTextTakesNoTimeWhateverIsInIt() {
        var words = words("aaaaaaaaaaaaaaaaaaaaaaaa b", "John Doe");
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (var piece : List.of("a", "a'", "](", "[", "](a", "[a](", "a *_", "(", "https://", "\u0301", "م ")) {
                words.outOf(piece.repeat(400_000 / piece.length()));
            }
        });
    }
}
