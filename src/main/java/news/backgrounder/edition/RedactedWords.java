package news.backgrounder.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.lang.Character.UnicodeScript;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Words that are to be taken out of what was published, whatever their case, accents, kind of apostrophe or space, and
 * whatever Markdown lies between their letters: no reader may see them afterwards. It finds too much rather than too
 * little; whoever redacts is shown the places first.
 */
public final class RedactedWords {

    /** Stands wherever words were taken out. */
    public static final String MARK = "[redacted]";

    static final String MARK_IN_SLUG = "redacted";

    /** Leaves room for a number in the 120 characters of an address. */
    private static final int LONGEST_REMADE_SLUG = 110;

    private static final int SHORTEST = 2;
    private static final int AROUND = 40;
    private static final BitSet ALL_SEEN = new BitSet();

    private static final String BETWEEN_LETTERS = Folded.SEAM + "?";
    private static final String BETWEEN_WORDS = "[" + Folded.GAP + Folded.SEAM + "]?";

    /** A letter is not over before its marks, nor a syllable of Hangul before its last sound. */
    private static final String LETTER_IS_OVER = "(?![\\p{M}\\u1160-\\u11FF])";

    /** What stands behind the words of a link: an address and perhaps a title. */
    private static final Pattern LINK_END = Pattern.compile("\\]\\((?:[^()]|\\([^()]*+\\))*+\\)");

    /** The name of a definition behind the words of a link; where there is no such definition, readers see it. */
    private static final Pattern REFERENCE = Pattern.compile("\\]\\[[^\\[\\]]*+\\]");

    /** A line that gives an address to the name of a link, and that readers do not see. */
    private static final Pattern DEFINITION =
            Pattern.compile("\\[[^\\[\\]]++\\]:\\s*+\\S++(?:\\s++(?:\"[^\"]*+\"|'[^']*+'))?");

    private static final String QUOTED_MARK = Pattern.quote(MARK);

    /** A mark that Markdown would take for the words of a link, or for the name of its definition. */
    private static final Pattern MARK_OF_A_LINK = Pattern.compile(QUOTED_MARK + "(?!" + QUOTED_MARK + ")(?=[(\\[:])");

    /** A mark that Markdown would take for the name of a definition, so that readers would not see it. */
    private static final Pattern MARK_OF_A_REFERENCE =
            Pattern.compile("(?<=\\])(?<!" + QUOTED_MARK + ")" + QUOTED_MARK);

    /** Of no width, and not to be seen. */
    private static final char NO_LINK = '\u2060';

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|www\\.|mailto:)[^\\s<>()\\[\\]]++", Pattern.CASE_INSENSITIVE);

    /** Ids, dates and references: given by the system, with a form of their own. */
    private static final Set<String> NOT_WORDS = Set.of("id", "when", "importance", "explainer", "conflict", "path");

    /** Scripts that put spaces between words, so that a name can be told from a longer word that begins with it. */
    private static final Set<UnicodeScript> SPACED = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.COMMON);

    private final Pattern inText;
    private final Pattern inSlug;

    /**
     * @param words one or several, each a name or a phrase that {@link #canBeRedacted}
     * @param slugs how they would be written in an address
     */
    public RedactedWords(List<String> words, List<String> slugs) {
        if (words.isEmpty() || !words.stream().allMatch(RedactedWords::canBeRedacted)) {
            throw new IllegalArgumentException("no words to redact");
        }
        inText = Pattern.compile(longestFirst(words).map(RedactedWords::pattern).collect(joining("|")));
        inSlug = Pattern.compile(longestFirst(slugs)
                .filter(slug -> slug.length() >= SHORTEST)
                .map(slug -> "(?<![a-z0-9])" + slug.replaceAll("[^a-z0-9]+", "-?") + "(?![a-z0-9])")
                .reduce("(?!)", (one, other) -> one + "|" + other));
    }

    private static Stream<String> longestFirst(List<String> words) {
        return words.stream().sorted(Comparator.comparingInt(String::length).reversed());
    }

    /** Whether this can be looked for: it has two letters or digits at least, and the mark does not hold it. */
    public static boolean canBeRedacted(String words) {
        var letters = bare(words).replace(String.valueOf(Folded.GAP), "");
        return letters.length() >= SHORTEST && !letters.equals(MARK_IN_SLUG);
    }

    private static String bare(String words) {
        return new Folded(words, ALL_SEEN)
                .letters()
                .replace(Folded.SEAM, Folded.GAP)
                .strip();
    }

    private static String pattern(String words) {
        var bare = bare(words);
        var pattern = new StringBuilder();
        if (endsAWord(bare.codePointAt(0))) {
            pattern.append("(?<![\\p{L}\\p{N}\\p{M}])");
        }
        var inAWord = false;
        for (var letter : bare.codePoints().toArray()) {
            if (letter == Folded.GAP) {
                pattern.append(BETWEEN_WORDS);
            } else {
                pattern.append(inAWord ? BETWEEN_LETTERS : "").append("\\x{%x}".formatted(letter));
            }
            inAWord = letter != Folded.GAP;
        }
        pattern.append(LETTER_IS_OVER);
        if (endsAWord(bare.codePointBefore(bare.length()))) {
            pattern.append("(?![\\p{L}\\p{N}])");
        }
        return pattern.toString();
    }

    private static boolean endsAWord(int letter) {
        return SPACED.contains(UnicodeScript.of(letter));
    }

    /** Words as they stand in a text, with what is around them. */
    public record Passage(String before, String words, String after) {

        private static Passage of(String text, Cut cut) {
            var from = Math.max(0, cut.start - AROUND);
            var to = Math.min(text.length(), cut.end + AROUND);
            return new Passage(
                    (from == 0 ? "" : "…") + text.substring(from, cut.start),
                    text.substring(cut.start, cut.end),
                    text.substring(cut.end, to) + (to == text.length() ? "" : "…"));
        }
    }

    /** What is taken out of a text, and what takes its place; {@code found} where it holds the words. */
    private record Cut(int start, int end, String left, boolean found) {

        Cut with(Cut other) {
            return other.end <= end ? this : new Cut(start, other.end, left.isEmpty() ? other.left : left, true);
        }
    }

    public boolean areIn(String text) {
        return !cuts(text, MARK).isEmpty();
    }

    /** All places of a text that hold the words, in its order. */
    public List<Passage> passages(String text) {
        return cuts(text, MARK).stream()
                .filter(Cut::found)
                .map(cut -> Passage.of(text, cut))
                .toList();
    }

    /** All places of a body that hold the words. */
    public List<Passage> passages(Body body) {
        var passages = new ArrayList<Passage>();
        collect("", EntryText.JSON.valueToTree(body), passages);
        return passages;
    }

    private void collect(String name, JsonNode value, List<Passage> passages) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> collect(member.getKey(), member.getValue(), passages));
        } else if (value instanceof ArrayNode array) {
            array.forEach(item -> collect(name, item, passages));
        } else if (value instanceof StringNode string && !outOf(name, string).equals(string)) {
            var text = string.stringValue();
            var found = name.equals("slug") || name.equals("link") ? List.<Passage>of() : passages(text);
            passages.addAll(found.isEmpty() ? List.of(new Passage("", text, "")) : found);
        }
    }

    public String outOf(String text) {
        var left = text;
        // Where the end of a link was taken out, what stood before and behind it may have become one.
        for (var cuts = cuts(left, MARK); !cuts.isEmpty(); cuts = cuts(left, MARK)) {
            left = withoutLinks(left(left, cuts));
        }
        return left;
    }

    private static String withoutLinks(String marked) {
        var named = MARK_OF_A_LINK.matcher(marked).replaceAll("$0" + NO_LINK);
        return MARK_OF_A_REFERENCE.matcher(named).replaceAll(NO_LINK + "$0");
    }

    private static String left(String text, List<Cut> cuts) {
        var left = new StringBuilder();
        var from = 0;
        for (var cut : cuts) {
            left.append(text, from, cut.start).append(cut.left);
            from = cut.end;
        }
        return left.append(text, from, text.length()).toString();
    }

    private List<Cut> cuts(String text, String mark) {
        var cuts = new ArrayList<Cut>();
        var ends = new BitSet();
        var references = new BitSet();
        var addresses = new BitSet();
        hide(text, LINK_END, ends, cuts);
        hide(text, REFERENCE, references, cuts);
        var definition = DEFINITION.matcher(text);
        while (definition.find()) {
            if (!areInAddress(definition.group())) {
                ends.set(definition.start(), definition.end());
            }
        }
        references.or(ends);
        var address = ADDRESS.matcher(text);
        while (address.find()) {
            if (!references.get(address.start()) && areInAddress(address.group())) {
                addresses.set(address.start(), address.end());
                cuts.add(new Cut(address.start(), address.end(), mark, true));
            }
        }
        ends.or(addresses);
        references.or(addresses);
        // What looks like the end of a link may be none, and be seen: only Markdown as a whole tells.
        for (var unseen : List.of(references, ends, addresses)) {
            var folded = new Folded(text, unseen);
            var found = inText.matcher(folded.letters());
            while (found.find()) {
                cuts.add(new Cut(folded.start(found.start()), folded.end(found.end() - 1), mark, true));
            }
        }
        return inOrder(cuts);
    }

    private void hide(String text, Pattern behindALink, BitSet unseen, List<Cut> cuts) {
        var end = behindALink.matcher(text);
        while (end.find()) {
            unseen.set(end.start(), end.end());
            if (areInAddress(end.group())) {
                cuts.add(new Cut(end.start(), end.end(), "", true));
                openingOf(text, end.start(), cuts);
            }
        }
    }

    /** A link without its address is not one any more: its words stay, without their brackets. */
    private static void openingOf(String text, int closing, List<Cut> cuts) {
        var depth = 1;
        for (var at = closing - 1; at >= 0; at--) {
            depth += switch (text.charAt(at)) {
                case ']' -> 1;
                case '[' -> -1;
                default -> 0;
            };
            if (depth == 0) {
                cuts.add(new Cut(at > 0 && text.charAt(at - 1) == '!' ? at - 1 : at, at + 1, "", false));
                return;
            }
        }
    }

    /** Where one cut begins in another, they become one. */
    private static List<Cut> inOrder(List<Cut> cuts) {
        cuts.sort(Comparator.comparingInt(Cut::start).thenComparing(Cut::end, Comparator.reverseOrder()));
        var joined = new ArrayList<Cut>();
        for (var cut : cuts) {
            if (!joined.isEmpty() && cut.start < joined.getLast().end) {
                joined.add(joined.removeLast().with(cut));
            } else {
                joined.add(cut);
            }
        }
        return joined;
    }

    private boolean areInAddress(String address) {
        return areInSlugOrWords(address) || areInSlugOrWords(decoded(address));
    }

    private boolean areInSlugOrWords(String address) {
        return inSlug.matcher(address.toLowerCase(Locale.ROOT)).find()
                || inText.matcher(new Folded(address, ALL_SEEN).letters()).find();
    }

    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address, UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return address;
        }
    }

    public String outOfSlug(String slug) {
        var inItsOwnForm = inSlug.matcher(slug).replaceAll(MARK_IN_SLUG);
        var left = left(inItsOwnForm, cuts(inItsOwnForm, MARK_IN_SLUG));
        return left.equals(slug)
                ? slug
                : left.substring(0, Math.min(left.length(), LONGEST_REMADE_SLUG))
                        .replaceFirst("-+$", "");
    }

    /** The same body without the words; a link that holds them is dropped. */
    @SuppressWarnings("unchecked") // the tree is that of this very class
    public <B extends Body> B outOf(B body) {
        return (B) EntryText.JSON.treeToValue(outOf((ObjectNode) EntryText.JSON.valueToTree(body)), body.getClass());
    }

    EntryText outOf(EntryText text) {
        var body = text.body();
        return new EntryText(body == null ? null : outOf(body), outOf(text.note()), text.by(), text.salts());
    }

    private ObjectNode outOf(ObjectNode object) {
        var left = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> left.set(member.getKey(), outOf(member.getKey(), member.getValue())));
        var link = object.get("link");
        if (link instanceof StringNode && link.equals(object.get("name")) && !link.equals(left.get("link"))) {
            // A source that was nothing but an address: what is left of it would be no address any more.
            left.put("name", MARK);
        }
        return left;
    }

    private JsonNode outOf(String name, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> outOf(object);
            case ArrayNode array -> {
                var left = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> left.add(outOf(name, item)));
                yield left;
            }
            case StringNode string when !NOT_WORDS.contains(name) -> outOf(name, string.stringValue());
            default -> value;
        };
    }

    private JsonNode outOf(String name, String text) {
        return switch (name) {
            case "slug" -> JsonNodeFactory.instance.stringNode(outOfSlug(text));
            case "link" ->
                areInAddress(text) ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.stringNode(text);
            default -> JsonNodeFactory.instance.stringNode(outOf(text));
        };
    }
}
