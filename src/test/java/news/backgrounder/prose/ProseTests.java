package news.backgrounder.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backgrounder.Seed;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTests {

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("a", Set.of("href", "rel", "title")),
            Map.entry("ol", Set.of("start")),
            Map.entry("li", Set.of("value")),
            Map.entry("p", Set.of()),
            Map.entry("h2", Set.of()),
            Map.entry("h3", Set.of()),
            Map.entry("h4", Set.of()),
            Map.entry("em", Set.of()),
            Map.entry("strong", Set.of()),
            Map.entry("blockquote", Set.of()),
            Map.entry("ul", Set.of()),
            Map.entry("hr", Set.of()),
            Map.entry("br", Set.of()),
            Map.entry("code", Set.of()));

    @Nested
    class MarkUp {

        @Test
        void makesParagraphsAndEmphasis() {
            assertThat(html("One *two*\nthree.\n\n**Four**"))
                    .isEqualTo("<p>One <em>two</em>\nthree.</p>\n<p><strong>Four</strong></p>\n");
        }

        @Test
        void makesQuotesListsBreaksAndCode() {
            assertThat(html("> Quoted\n\n- a\n- b\n\n***\n\nOne\\\ntwo `x < y`"))
                    .isEqualTo(
                            "<blockquote>\n<p>Quoted</p>\n</blockquote>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<hr />\n"
                                    + "<p>One<br />\ntwo <code>x &lt; y</code></p>\n");
        }

        @ParameterizedTest
        @CsvSource({"2,h2 h2 h3 h4 h4 h4", "4,h4 h4 h5 h6 h6 h6", "5,h5 h5 h6 h6 h6 h6", "6,h6 h6 h6 h6 h6 h6"})
        void putsHeadingsUnderTheGivenLevel(int topLevel, String expected) {
            var html = Prose.html("# a\n## b\n### c\n#### d\n##### e\n###### f", topLevel);

            assertThat(Jsoup.parse(html.value()).select("h1, h2, h3, h4, h5, h6").stream()
                            .map(Element::tagName)
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(expected);
        }

        @Test
        void putsHeadingsOfAnArticleUnderItsHeadline() {
            assertThat(Prose.html("# a\n### b")).isEqualTo(Prose.html("# a\n### b", 2));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 7})
        void refusesALevelThatHtmlDoesNotHave(int topLevel) {
            assertThatIllegalArgumentException().isThrownBy(() -> Prose.html("# a", topLevel));
        }

        @Test
        void keepsTheNumberThatAListStartsWith() {
            assertThat(html("2019. x")).isEqualTo("<ol start=\"2019\">\n<li>x</li>\n</ol>\n");
        }

        @Test
        void keepsTheNumbersOfAListThatSkipsSome() {
            assertThat(html("2019. x\n2020. y\n2024. z")).contains("<li>x</li>\n<li>y</li>\n<li value=\"2024\">z</li>");
            assertThat(html("> 1. x\n>\n>    9. deep\n> 3. y")).contains("<ol start=\"9\">", "<li value=\"3\">");
        }

        @Test
        void countsOnWhereAListRepeatsItsNumbers() {
            assertThat(html("1. x\n1. y\n1. z")).isEqualTo("<ol>\n<li>x</li>\n<li>y</li>\n<li>z</li>\n</ol>\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"    indented", "\tindented", "```\nfenced\n```", "~~~\nfenced\n~~~"})
        void hasNoCodeBlocks(String markdown) {
            assertThat(read(markdown).select("pre")).isEmpty();
            assertThat(read(markdown).select("p")).hasSize(1);
        }
    }

    @Nested
    class PlainParagraphs {

        @Test
        void areTheWordsOfEachBlock() {
            assertThat(Prose.paragraphs("# One *two*\n\nThree\nfour\\\nfive &amp; `six`\n\n> Seven\n>\n> eight\n\n***"))
                    .containsExactly("One two", "Three four\nfive &amp; six", "Seven\neight", "* * *");
        }

        @Test
        void haveALineForEachItemOfAList() {
            assertThat(Prose.paragraphs("- a\n- b\n  - c\n\n    d\n\n2019. e\n2024. f"))
                    .containsExactly("a\nb\nc\nd", "2019. e\n2024. f");
        }

        @Test
        void sayWhereALinkLeads() {
            assertThat(Prose.paragraphs(
                            "A [report](https://a.org/1), <https://a.org/2>, [r] ![map](/m.png) [x](javascript:1)"
                                    + "\n\n[r]: https://a.org/3"))
                    .containsExactly(
                            "A report (https://a.org/1), https://a.org/2, r (https://a.org/3) map (/m.png) x", "");
        }

        @Test
        void areAsManyAsTheBlocks() {
            var random = new Random(Seed.ofTests());
            for (var round = 0; round < 3_000; round++) {
                var markdown = Stream.generate(() -> TextTyped.randomLine(random))
                        .limit(1 + random.nextInt(8))
                        .collect(Collectors.joining(random.nextBoolean() ? "\n" : "\n\n"));
                var blocks = Prose.blocks(markdown);
                var paragraphs = Prose.paragraphs(markdown);

                assertThat(paragraphs).as(markdown).hasSameSizeAs(blocks);
                for (var i = 0; i < blocks.size(); i++) {
                    var isSeen =
                            !blocks.get(i).value().replaceAll("<[^>]*>", "").isBlank();
                    assertThat(isSeen && paragraphs.get(i).isEmpty())
                            .as(markdown)
                            .isFalse();
                }
            }
        }
    }

    @Nested
    class TextTyped {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "AT&T &copy; &amp; &#169; &lt;b&gt;",
                    "<b>bold</b> <img src=x onerror=alert(1)> <!-- note --> </p>",
                    "<script>alert(1)</script>",
                    "“Quoted” 'single' \"double\" — … fi",
                    "قال: «نعم» 🇸🇾 👩‍👩‍👧",
                    "#",
                    "##",
                    "<mailto:desk@example.org>",
                    "<desk@example.org>",
                    "![a map](javascript:alert(1))",
                    "![a map][]",
                    "[Note]: amended",
                    "- [Note]: amended\nat noon",
                })
        void isTheTextRead(String typed) {
            assertThat(read(typed).text())
                    .isEqualTo(typed.replaceFirst("^- ", "").replace('\n', ' '));
        }

        @Test
        void isQuotedWithoutTheMarksOfTheBlockAroundIt() {
            assertThat(read("> ![a\n> map](javascript:x)").text()).isEqualTo("![a map](javascript:x)");
        }

        @Test
        void isTheTextReadWhateverItsCharacters() {
            var random = new Random(Seed.ofTests());
            for (var round = 0; round < 3_000; round++) {
                var lines = Stream.generate(() -> randomLine(random))
                        .limit(1 + random.nextInt(4))
                        .toList();
                var typed = String.join("\n", lines);
                var markdown = typed.replaceAll("[\\\\`*_\\[\\]<>#+=.)!~-]", "\\\\$0");

                assertThat(fold(read(markdown).body().wholeText()))
                        .as("round %d: %s", round, markdown)
                        .isEqualTo(fold(typed));
                assertThat(fold(Prose.plainText(markdown))).isEqualTo(fold(typed));
            }
        }

        private static String randomLine(Random random) {
            List<IntFunction<String>> alphabets = List.of(
                    n -> Character.toString(' ' + n % 95),
                    n -> Character.toString(' ' + n % 95),
                    n -> Character.toString('ا' + n % 40),
                    n -> Character.toString(0x1F300 + n % 0x300),
                    n -> List.of(
                                    "“",
                                    "”",
                                    "’",
                                    "«",
                                    "—",
                                    "&",
                                    "&copy;",
                                    "&#x41;",
                                    "<",
                                    ">",
                                    "\u200F",
                                    "\u00A0",
                                    "2019. ",
                                    "http://x")
                            .get(n % 14),
                    n -> Character.toString(random.ints(0xA0, 0x110000)
                            .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                            .findFirst()
                            .orElseThrow()));
            return IntStream.range(0, random.nextInt(40))
                    .mapToObj(
                            i -> alphabets.get(random.nextInt(alphabets.size())).apply(random.nextInt(10_000)))
                    .collect(Collectors.joining());
        }

        private static String fold(String text) {
            return text.replaceAll("\\s+", " ").strip();
        }
    }

    @Nested
    class Links {

        @ParameterizedTest
        @CsvSource({
            "[x](https://example.org/a?b=c&d), https://example.org/a?b=c&d",
            "[x](HTTP://example.org), HTTP://example.org",
            "<https://example.org/>, https://example.org/",
            "[x](https://example.org/سوريا), https://example.org/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7",
            "[x](https://example.org/?a=1&amp;b), https://example.org/?a=1&b",
        })
        void toOtherSitesAreMadeWithoutAnOpener(String markdown, String href) {
            var link = read(markdown).expectFirst("a");

            assertThat(link.attributes().asList())
                    .extracting(Attribute::toString)
                    .containsExactlyInAnyOrder("href=\"" + href.replace("&", "&amp;") + "\"", "rel=\"noopener\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/articles/aleppo?at=2024#event-1", "/", "#question-1"})
        void insideThisSiteAreBare(String address) {
            assertThat(html("[x](" + address + ")")).isEqualTo("<p><a href=\"" + address + "\">x</a></p>\n");
            assertThat(Prose.problems("[x](" + address + ")")).isEmpty();
        }

        @Test
        void mayBeDefinedApart() {
            assertThat(html("[x][1]\n\n[1]: /here \"There\""))
                    .isEqualTo("<p><a href=\"/here\" title=\"There\">x</a></p>\n");
        }

        @Test
        void standForPictures() {
            assertThat(html("![A *map*](https://example.org/map.png)"))
                    .isEqualTo("<p><a href=\"https://example.org/map.png\" rel=\"noopener\">A <em>map</em></a></p>\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[](/here)", "![](/here)", "[ ](/here)"})
        void withoutWordsShowTheirAddress(String markdown) {
            assertThat(read(markdown).expectFirst("a").text()).isEqualTo("/here");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[before ![map](/map.png) after](/story)",
                    "![before [map](/map.png) after](/story)",
                    "![before ![map](/map.png) after](/story)"
                })
        void holdNoOtherLink(String markdown) {
            assertThat(html(markdown)).isEqualTo("<p><a href=\"/story\">before map after</a></p>\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "JaVaScRiPt:alert(1)",
                    "data:text/html;base64,PHNjcmlwdD4=",
                    "vbscript:msgbox(1)",
                    "file:///etc/passwd",
                    "ftp://example.org",
                    "mailto:desk@example.org",
                    "//example.org/x",
                    "/\\\\example.org",
                    "\\\\\\\\example.org",
                    "https:\\\\\\\\example.org",
                    "https:example.org",
                    "https:///example.org",
                    "https://",
                    "example.org",
                    "&#106;avascript:alert(1)",
                    "&#x6A;avascript&colon;alert(1)",
                    "java&Tab;script:alert(1)",
                    "java&NewLine;script:alert(1)",
                    "&#1;javascript:alert(1)",
                    "&#32;javascript:alert(1)",
                    "/&Tab;/example.org",
                    "/&#10;/example.org",
                    "&sol;&sol;example.org",
                    "&bsol;&bsol;example.org",
                    "\\//example.org",
                    "<java\tscript:alert(1)>",
                    "< javascript:alert(1)>",
                    "<https://example.org/a b>",
                    "javascript://example.org/%0Aalert(1)",
                    "http\u200B://example.org",
                    "\u0000javascript:alert(1)",
                    "\u0001javascript:alert(1)",
                    "\u00A0https://example.org",
                    "\u2028javascript:alert(1)",
                    "",
                })
        void thatMayNotBeFollowedAreOnlyTheirText(String address) {
            assertThat(html("[the *words*](" + address + ")")).doesNotContain("<a");
            assertThat(read("[the *words*](" + address + ")").text()).contains("the words");
            assertThat(html("[words][1]\n\n[1]: " + address)).doesNotContain("<a");
            assertThat(html("![words](" + address + ")")).doesNotContain("<a", "<img");
        }
    }

    @Nested
    class Problems {

        @Test
        void nameEachBadAddressOnceInOrder() {
            assertThat(Prose.problems("[a](ftp://x) <b@example.org> [c](/fine) [d](ftp://x) ![e](//y/z.png) [f][1] "
                            + "[g](<https://z/a b>)\n\n[1]: javascript:x"))
                    .containsExactly(
                            "The link “ftp://x” must begin with http:// or https://.",
                            "The link “mailto:b@example.org” must begin with http:// or https://.",
                            "The link “//y/z.png” must begin with http:// or https://.",
                            "The link “javascript:x” must begin with http:// or https://.",
                            "The link “https://z/a b” must not contain spaces or backslashes.");
        }

        @Test
        void areNoneInTextThatIsShownAsTyped() {
            assertThat(Prose.problems("[Note]: amended\n\n[sic] <a href=\"ftp://x\"> `[x](ftp://y)` ftp://z"))
                    .isEmpty();
        }
    }

    @Nested
    class PlainText {

        @Test
        void isTheWordsWithoutMarkUpOnOneLine() {
            assertThat(Prose.plainText("""
                ## Aleppo
                The *city*  fell
                to [rebels](https://example.org "t"), `x` & &copy;.\\
                So

                - one
                - two

                > said ![a map](/m.png)

                ***

                2019. war
                2024. peace
                """))
                    .isEqualTo(
                            "Aleppo The city fell to rebels, x & &copy;. So one two said a map 2019. war 2024. peace");
        }

        @Test
        void ofNothingIsNothing() {
            assertThat(Prose.plainText("")).isEmpty();
            assertThat(Prose.plainText(" \n\n***\n")).isEmpty();
        }
    }

    @Nested
    class Attacks {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<script>alert(1)</script>",
                    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                    "<img src=x onerror=alert(1)>",
                    "<svg/onload=alert(1)>",
                    "<svg><style><img src=x onerror=alert(1)></style></svg>",
                    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1"
                            + " onerror=alert(1)&gt;\">",
                    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                    "<a href=\"javascript:alert(1)\">x</a>",
                    "<div\nonclick='alert(1)'\n>",
                    "<b **onmouseover=alert(1)**>",
                    "<!--><img src=x onerror=alert(1)>-->",
                    "<![CDATA[<img src=x onerror=alert(1)>]]>",
                    "<?xml <img src=x onerror=alert(1)> ?>",
                    "<!DOCTYPE x [<!ENTITY y \"<img src=x onerror=alert(1)>\">]>",
                    "</p></body><script>alert(1)</script>",
                    "&lt;script&gt;alert(1)&lt;/script&gt;",
                    "\\<script>alert(1)\\</script>",
                    "[x](/ \"' onmouseover=alert(1) y='\")",
                    "[x](/ '\" onmouseover=\"alert(1)')",
                    "[x](/ \"\\\" onmouseover=\\\"alert(1)\")",
                    "[x](/ \"&quot; onmouseover=&quot;alert(1)\")",
                    "[x](/ \"\n><script>alert(1)</script>\")",
                    "[x](/\"onmouseover=\"alert(1))",
                    "[x](</\" onmouseover=\"alert(1)>)",
                    "[x](https://example.org/\"><script>alert(1)</script>)",
                    "[<img src=x onerror=alert(1)>](/x)",
                    "[`<img src=x onerror=alert(1)>`](/x)",
                    "![<img src=x onerror=alert(1)>](/x.png)",
                    "![\" onerror=\"alert(1)](/x.png \"\\\" onload=\\\"alert(1)\")",
                    "![x](javascript:alert(1) \"<script>\")",
                    "[![x](javascript:alert(1))](javascript:alert(2))",
                    "[![x](data:image/svg+xml,<svg/onload=alert(1)>)](/x)",
                    "<javascript:alert(1)>",
                    "<javascript&colon;alert(1)>",
                    "<https://example.org/\"onmouseover=\"alert(1)>",
                    "<https://example.org/?'onmouseover='alert(1)>",
                    "<data:text/html,<script>alert(1)</script>>",
                    "[x]\n\n[x]: javascript:alert(1)",
                    "[x]\n\n[x]: / '\"><script>alert(1)</script>'",
                    "[x]: javascript:alert(1) \"<img src=x onerror=alert(1)>\"",
                    "[<script>]: javascript:alert(1)\n[<script>]",
                    "> 1. # [x](javascript:alert(1)) <script>alert(1)</script>",
                    "`<script>alert(1)</script>`",
                    "``` \"><script>alert(1)</script>\n<script>alert(1)</script>\n```",
                    "    <script>alert(1)</script>",
                    "1\"onmouseover=\"alert(1). x",
                    "# <script>alert(1)</script> {#x onclick=alert(1)}",
                    "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
                    "\uD83D<script>alert(1)</script>\uDE00",
                })
        void putNothingIntoThePage(String attack) {
            assertClean(attack);
            assertClean("**" + attack + "**");
            assertClean("- " + attack);
            assertClean("[" + attack + "](/x)");
            assertClean("![" + attack + "](/x)");
            assertClean("[x](/x \"" + attack + "\")");
        }

        @Test
        void thatAreMadeOfRandomPiecesPutNothingIntoThePage() {
            var random = new Random(Seed.ofTests());
            var pieces = pieces("""
                [ ] ( ) ![ ]( ](/x ](javascript:x) ](//x) < > " ' \\ ` `` * ** _ & &#106; &quot; &Tab; *** ===
                ⏎ ⏎⏎ ⇥ ␠ ␠␠␠␠ ↵ ↵⏎ ␀ >␠ -␠ 3.␠ #␠ [a]: [a]:␠ [a] <a:b> <https://x> <b <b␠ <!-- --> <? ]]>
                <script> onclick=x x é 😀
                """);
            for (var round = 0; round < 20_000; round++) {
                var attack = IntStream.range(0, random.nextInt(30))
                        .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                        .collect(Collectors.joining());

                assertClean(attack);
            }
        }

        static Stream<Arguments> pathological() {
            var inputs = new ArrayList<Arguments>();
            var pieces = pieces("""
                [ ] ![ * ** _ ` \\ < & ! # > - ( " = ~ a é ⏎ ␠ ⇥ ␀ >␠ -␠ 1.␠ +␠ <a␠ <!-- <? <![CDATA[ </ <a: <a@
                [a]( [a](< ![a]( [a][ [a] [a]:␠ [a]:␠/x⏎ [a]:␠x⏎ *a␠**b␠ *a_␠ a**b␠c*␠ **a*␠ `a`` \\` &# &amp;
                [](/x) ![](/x) [` *` >␠-␠ -␠a⏎ 1.␠a⏎ #␠a⏎ a⏎===⏎ >␠a⏎⏎ a␠␠⏎ \\⏎ <https://x> [x](https://x)
                [x](javascript:x) ]() [a](\\ [\\
                """);
            for (var piece : pieces) {
                inputs.add(Arguments.of(piece.strip() + " …", piece.repeat(100_000 / piece.length())));
            }
            inputs.add(Arguments.of("quotes", ">".repeat(10_000) + " x"));
            inputs.add(Arguments.of("list in list", "- ".repeat(10_000) + "x"));
            inputs.add(Arguments.of("numbers in quotes", "> 1. ".repeat(10_000) + "x"));
            inputs.add(Arguments.of("brackets", "[".repeat(10_000) + "x" + "](/x)".repeat(10_000)));
            inputs.add(Arguments.of("pictures", "![".repeat(10_000) + "x" + "](/x)".repeat(10_000)));
            inputs.add(Arguments.of("pictures of harm", "![".repeat(10_000) + "x" + "](x:y)".repeat(10_000)));
            inputs.add(Arguments.of("references", "[".repeat(10_000) + "a" + "]".repeat(10_000) + "\n\n[a]: /x"));
            inputs.add(Arguments.of("emphasis", "*a **b ".repeat(7_500) + "c** d*".repeat(7_500)));
            inputs.add(Arguments.of("underlines", "_a __b ".repeat(7_500) + "c__ d_".repeat(7_500)));
            inputs.add(Arguments.of("parentheses", "[a](" + "(".repeat(50_000) + ")".repeat(50_000) + ")"));
            inputs.add(Arguments.of("title", "[a](/x \"" + "\\\"".repeat(50_000)));
            inputs.add(Arguments.of("long address", "[a](/" + "x".repeat(100_000) + ")"));
            inputs.add(Arguments.of("long label", "[" + "a".repeat(100_000) + "]: /x"));
            inputs.add(Arguments.of(
                    "backticks", IntStream.range(1, 450).mapToObj("`"::repeat).collect(Collectors.joining(" "))));
            inputs.add(Arguments.of(
                    "many definitions",
                    IntStream.range(0, 8_000)
                                    .mapToObj(i -> "[%d]: x%d\n".formatted(i, i))
                                    .collect(Collectors.joining())
                            + "\n"
                            + IntStream.range(0, 8_000)
                                    .mapToObj("[%d] "::formatted)
                                    .collect(Collectors.joining())));
            inputs.add(Arguments.of(
                    "staircase",
                    IntStream.range(0, 440)
                            .mapToObj(i -> " ".repeat(i) + "- x\n")
                            .collect(Collectors.joining())));
            return inputs.stream();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("pathological")
        void thatAreLongOrDeepEndSoon(String name, String attack) {
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
                assertClean(attack);
                Prose.problems(attack);
                Prose.plainText(attack);
            });
        }

        /** Pieces stand between spaces; the signs for white space in them stand for it. */
        private static List<String> pieces(String signs) {
            return Stream.of(signs.split("\\s+"))
                    .map(piece -> piece.replace('␠', ' ')
                            .replace('⏎', '\n')
                            .replace('↵', '\r')
                            .replace('⇥', '\t')
                            .replace('␀', '\0'))
                    .toList();
        }

        private static void assertClean(String attack) {
            for (var element : read(attack).body().getAllElements()) {
                if (element.tagName().equals("body")) {
                    continue;
                }
                assertThat(ALLOWED).as(attack).containsKey(element.tagName());
                assertThat(ALLOWED.get(element.tagName()))
                        .as(attack)
                        .containsAll(element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .toList());
                if (element.tagName().equals("a")) {
                    assertThat(element.attr("href"))
                            .as(attack)
                            .matches("(?s)(?i:https?)://[^/\\\\].*|/(?![/\\\\]).*|#.*");
                    assertThat(element.attr("href")).as(attack).doesNotContainPattern("[\\s\\\\]");
                    assertThat(element.select("a")).as(attack).hasSize(1);
                }
            }
        }
    }

    @Test
    void htmlCannotBeMadeElsewhere() {
        assertThat(Html.class.getDeclaredConstructors())
                .allMatch(constructor -> (constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0);
        assertThat(Modifier.isFinal(Html.class.getModifiers())).isTrue();
    }

    @Test
    void htmlIsItsOwnText() {
        assertThat(Prose.html("x"))
                .hasToString("<p>x</p>\n")
                .isEqualTo(Prose.html("x"))
                .hasSameHashCodeAs(Prose.html("x"));
    }

    private static String html(String markdown) {
        return Prose.html(markdown).value();
    }

    private static Document read(String markdown) {
        return Jsoup.parse(html(markdown));
    }
}
