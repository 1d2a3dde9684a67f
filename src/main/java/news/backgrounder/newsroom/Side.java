package news.backgrounder.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A field in which two editors differ: what this one has typed beside what is saved. */
record Side(String field, String label, String typed, String saved) {

    /** The differences between two forms, in the order of the form; rows are matched by their ids. */
    static List<Side> sides(StoryForm typed, StoryForm saved) {
        var sides = new ArrayList<Side>();
        var mine = typed.article();
        var theirs = saved.article();
        add(sides, "article.headline", "Headline", mine.headline(), theirs.headline());
        add(sides, "article.standfirst", "Standfirst", mine.standfirst(), theirs.standfirst());
        add(sides, "article.section", "Section", mine.section(), theirs.section());
        add(sides, "article.kicker", "Kicker", mine.kicker(), theirs.kicker());
        add(sides, "article.byline", "Byline", mine.byline(), theirs.byline());
        add(sides, "article.dateline", "Dateline", mine.dateline(), theirs.dateline());
        add(sides, "article.slug", "Slug", mine.slug(), theirs.slug());
        add(sides, "article.body", "Body", mine.body(), theirs.body());
        add(
                sides,
                "timeline.conflict",
                "Conflict",
                typed.timeline().conflict(),
                saved.timeline().conflict());
        add(
                sides,
                "explainer.title",
                "Explainer title",
                typed.explainer().title(),
                saved.explainer().title());
        rows(
                sides,
                "explainer.questions",
                "Question",
                typed.explainer().questions().stream()
                        .filter(row -> !row.isUntouched())
                        .toList(),
                saved.explainer().questions(),
                QuestionForm::id,
                row -> row.question() + "\n" + row.answer());
        rows(
                sides,
                "timeline.events",
                "Event",
                typed.timeline().events().stream()
                        .filter(row -> !row.isUntouched())
                        .toList(),
                saved.timeline().events(),
                EventForm::id,
                Side::words);
        return sides;
    }

    private static String words(EventForm event) {
        return String.join(
                "\n",
                event.when() + (event.isKey() ? " (key event)" : ""),
                event.headline(),
                event.text(),
                event.place(),
                event.source());
    }

    private static <R> void rows(
            List<Side> sides,
            String field,
            String label,
            List<R> typed,
            List<R> saved,
            Function<R, String> id,
            Function<R, String> words) {
        for (var i = 0; i < typed.size(); i++) {
            var mine = typed.get(i);
            var theirs = saved.stream()
                    .filter(row -> id.apply(row).equals(id.apply(mine)))
                    .findFirst();
            add(
                    sides,
                    "%s[%d]".formatted(field, i),
                    "%s %d".formatted(label, i + 1),
                    words.apply(mine).strip(),
                    theirs.map(words).orElse("").strip());
        }
        saved.stream()
                .filter(row -> typed.stream().noneMatch(mine -> id.apply(mine).equals(id.apply(row))))
                .forEach(row -> add(sides, field, label, "", words.apply(row).strip()));
    }

    private static void add(List<Side> sides, String field, String label, String typed, String saved) {
        if (!typed.equals(saved)) {
            sides.add(new Side(field, label, typed, saved));
        }
    }
}
