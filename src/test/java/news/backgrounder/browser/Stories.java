package news.backgrounder.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;

/**
 * Made-up stories of any length, as the fields of the form. Their words are those of the sample story, shuffled: they
 * are as long as real ones, and do not shrink better than real ones when they are sent.
 */
final class Stories {

    private static final List<String> WORDS = words();

    private Stories() {}

    private static List<String> words() {
        try {
            var sample = new ClassPathResource("sample/syria-2024.yaml").getContentAsString(UTF_8);
            return Pattern.compile("[\\p{L}’]{2,}")
                    .matcher(sample)
                    .results()
                    .map(word -> word.group().toLowerCase())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Random random, int count) {
        var words = IntStream.range(0, count)
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(joining(" "));
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String sentences(Random random, int sentences) {
        return IntStream.range(0, sentences)
                .mapToObj(_ -> words(random, 15) + ".")
                .collect(joining(" "));
    }

    /** A story about a conflict of its own; its events lie a month apart and come from sources with links. */
    static Map<String, String> story(String headline, int paragraphs, int questions, int events) {
        var random = new Random(headline.hashCode());
        var fields = new LinkedHashMap<String, String>();
        fields.put("article.headline", headline);
        fields.put("article.standfirst", sentences(random, 2));
        fields.put("article.section", "World");
        fields.put("article.kicker", "Made up");
        fields.put("article.byline", "By the test desk");
        fields.put("article.dateline", "Nowhere");
        fields.put("article.slug", slug(headline));
        fields.put(
                "article.body",
                IntStream.range(0, paragraphs)
                        .mapToObj(_ -> sentences(random, 3))
                        .collect(joining("\n\n")));
        fields.put("explainer.title", headline + ", explained");
        for (var i = 0; i < questions; i++) {
            fields.put("explainer.questions[%d].question".formatted(i), words(random, 6) + " " + (i + 1) + "?");
            fields.put("explainer.questions[%d].answer".formatted(i), sentences(random, 4));
        }
        fields.put("timeline.conflict", headline + ", the conflict");
        for (var i = 0; i < events; i++) {
            var event = "timeline.events[%d].".formatted(i);
            fields.put(event + "when", LocalDate.of(2011, 3, 15).plusMonths(i).toString());
            fields.put(event + "headline", words(random, 12));
            fields.put(event + "text", words(random, 30) + ".");
            fields.put(event + "place", words(random, 1));
            fields.put(
                    event + "source",
                    words(random, 3) + " https://example.org/reports/" + Integer.toHexString(random.nextInt()));
            if (i % 5 == 0) {
                fields.put(event + "key", "true");
            }
        }
        return fields;
    }

    private static String slug(String headline) {
        return headline.toLowerCase().replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** Where readers find it. */
    static String address(String headline) {
        return "/articles/" + slug(headline);
    }
}
