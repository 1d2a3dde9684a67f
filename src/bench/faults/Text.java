import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an editor types for one edition of a story. Its three parts bear the same mark, so that it can be seen whether
 * they appear together; the rest follows from the mark, so that it can be seen whether they are whole.
 */
record Text(String story, int number) {

    private static final Pattern MARK = Pattern.compile("\\b(w\\d+s\\d+)e(\\d+)x\\b");
    private static final String[] WORDS = {
        "river",
        "\"truce\"",
        "the army’s",
        "café",
        "back\\slash",
        "R&D",
        "<b>",
        "حلب",
        "בירות",
        "Łódź",
        "🕊",
        "it's",
        "{0}"
    };

    /** The text whose mark stands in these words. */
    static Text markedIn(String words) {
        var mark = MARK.matcher(words);
        if (!mark.find()) {
            throw new IllegalArgumentException("No mark in: " + words);
        }
        return new Text(mark.group(1), Integer.parseInt(mark.group(2)));
    }

    String mark() {
        return story + "e" + number + "x";
    }

    String headline() {
        return "Headline of " + mark();
    }

    String body() {
        return IntStream.range(0, 20)
                .mapToObj(paragraph -> "Paragraph %d of %s: %s.".formatted(paragraph, mark(), words(paragraph)))
                .collect(Collectors.joining("\n\n"));
    }

    String question() {
        return "What is " + mark() + "?";
    }

    String answer() {
        return "An answer of " + mark() + ": " + words(-1) + ".";
    }

    String event() {
        return "Event of " + mark();
    }

    String eventText() {
        return "What happened in " + mark() + ": " + words(-2) + ".";
    }

    boolean isCorrection() {
        return number % 3 == 0;
    }

    String note() {
        return "Note of " + mark();
    }

    private String words(int seed) {
        var random = new Random(31L * mark().hashCode() + seed);
        return random.ints(25, 0, WORDS.length).mapToObj(word -> WORDS[word]).collect(Collectors.joining(" "));
    }

    /** The fields of the form that an editor types in, as a browser sends them. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("article.headline", headline());
        fields.put("article.slug", story);
        fields.put("article.section", "World");
        fields.put("article.body", body().replace("\n", "\r\n"));
        fields.put("explainer.title", "Explainer of " + story);
        fields.put("explainer.questions[0].question", question());
        fields.put("explainer.questions[0].answer", answer());
        fields.put("timeline.conflict", "Conflict of " + story);
        fields.put("timeline.events[0].when", "2024-12-01");
        fields.put("timeline.events[0].headline", event());
        fields.put("timeline.events[0].text", eventText());
        fields.put("change", isCorrection() ? "correction" : "update");
        fields.put("note", note());
        return fields;
    }
}
