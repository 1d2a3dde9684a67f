package news.backgrounder.newsroom;

import java.util.Map;
import java.util.regex.Pattern;

/** The visible labels of the form's fields, for messages that stand elsewhere. */
final class Labels {

    private static final Pattern ROW = Pattern.compile("\\[(\\d+)]");

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("article.headline", "Headline"),
            Map.entry("article.standfirst", "Standfirst"),
            Map.entry("article.section", "Section"),
            Map.entry("article.kicker", "Kicker"),
            Map.entry("article.byline", "Byline"),
            Map.entry("article.dateline", "Dateline"),
            Map.entry("article.slug", "Slug"),
            Map.entry("article.body", "Body"),
            Map.entry("timeline.conflict", "Conflict"),
            Map.entry("explainer.title", "Explainer title"),
            Map.entry("explainer.questions.question", "Question"),
            Map.entry("explainer.questions.answer", "Answer"),
            Map.entry("timeline.events.when", "When"),
            Map.entry("timeline.events.headline", "Event headline"),
            Map.entry("timeline.events.text", "Event text"),
            Map.entry("timeline.events.place", "Place"),
            Map.entry("timeline.events.source", "Source"),
            Map.entry("note", "Note to readers"),
            Map.entry("words", "Words"),
            Map.entry("reason", "Reason for readers"),
            Map.entry("password", "Your password"),
            Map.entry("goesLive", "Goes live at"),
            Map.entry("goesLiveOffset", "Which of the two"));

    private Labels() {}

    /** The label of a field by its name: “Event headline 3” for {@code timeline.events[2].headline}; else empty. */
    static String of(String field) {
        var row = ROW.matcher(field);
        var label = LABELS.getOrDefault(row.replaceAll(""), "");
        row.reset();
        return row.find() && !label.isEmpty() ? label + " " + (Integer.parseInt(row.group(1)) + 1) : label;
    }
}
