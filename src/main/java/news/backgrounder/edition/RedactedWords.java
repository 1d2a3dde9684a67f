package news.backgrounder.edition;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Words that are to be taken out of what was published, whatever their case, accents' encoding, kind of apostrophe or
 * space, and whatever Markdown lies between their letters.
 */
public final class RedactedWords {

    /** Stands wherever words were taken out. */
    public static final String MARK = "[redacted]";

    private static final String MARK_IN_SLUG = "redacted";
    private static final String BETWEEN_LETTERS = "[*_\\\\\\u00AD\\u200B-\\u200D\\u2060]*+";
    private static final String BETWEEN_WORDS = "(?:[\\s\\p{Z}_*.,+/\\\\\\p{Pd}]|%20)+";
    private static final String NEVER = "(?!)";
    private static final String APOSTROPHES = "'’ʼ‘`";

    /** Ids, dates and references: given by the system, with a form of their own. */
    private static final Set<String> NOT_WORDS = Set.of("id", "when", "importance", "explainer", "conflict", "path");

    /** Scripts that put spaces between words, so that a name can be told from a longer word that begins with it. */
    private static final Set<Character.UnicodeScript> SPACED = Set.of(
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.CYRILLIC,
            Character.UnicodeScript.GREEK,
            Character.UnicodeScript.ARMENIAN,
            Character.UnicodeScript.GEORGIAN,
            Character.UnicodeScript.COMMON);

    private final Pattern inText;
    private final Pattern inSlug;

    /**
     * @param words one or several, each a name or a phrase
     * @param slugs how they would be written in an address
     */
    public RedactedWords(List<String> words, List<String> slugs) {
        if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("no words to redact");
        }
        inText = Pattern.compile(
                words.stream().map(RedactedWords::pattern).collect(joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        inSlug = Pattern.compile(slugs.stream()
                .filter(slug -> !slug.isEmpty())
                .map(slug -> "(?<![a-z0-9])" + Pattern.quote(slug) + "(?![a-z0-9])")
                .reduce(NEVER, (one, other) -> one + "|" + other));
    }

    private static String pattern(String words) {
        var bare = Normalizer.normalize(words.strip(), Form.NFC);
        var pattern = Pattern.compile("\\s+")
                .splitAsStream(bare)
                .map(word -> word.codePoints().mapToObj(RedactedWords::letter).collect(joining(BETWEEN_LETTERS)))
                .collect(joining(BETWEEN_WORDS));
        return (endsAWord(bare.codePointAt(0)) ? "(?<![\\p{L}\\p{N}])" : "")
                + pattern
                + (endsAWord(bare.codePointBefore(bare.length())) ? "(?![\\p{L}\\p{N}])" : "");
    }

    private static boolean endsAWord(int letter) {
        return Character.isLetterOrDigit(letter) && SPACED.contains(Character.UnicodeScript.of(letter));
    }

    private static String letter(int letter) {
        if (APOSTROPHES.indexOf(letter) >= 0) {
            return "[" + APOSTROPHES + "]";
        }
        var composed = Character.toString(letter);
        var decomposed = Normalizer.normalize(composed, Form.NFD);
        return decomposed.equals(composed)
                ? Pattern.quote(composed)
                : "(?:" + Pattern.quote(composed) + "|" + Pattern.quote(decomposed) + ")";
    }

    public boolean areIn(String text) {
        return inText.matcher(text).find();
    }

    public String outOf(String text) {
        return inText.matcher(text).replaceAll(MARK.replace("[", "\\["));
    }

    public String outOfSlug(String slug) {
        return inSlug.matcher(slug).replaceAll(MARK_IN_SLUG);
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
                areIn(text) || inSlug.matcher(text.toLowerCase(Locale.ROOT)).find()
                        ? JsonNodeFactory.instance.nullNode()
                        : JsonNodeFactory.instance.stringNode(text);
            default -> JsonNodeFactory.instance.stringNode(outOf(text));
        };
    }
}
