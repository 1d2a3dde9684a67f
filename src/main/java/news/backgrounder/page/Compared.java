package news.backgrounder.page;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backgrounder.difference.Difference;
import news.backgrounder.difference.Differences;
import news.backgrounder.difference.Item;
import news.backgrounder.difference.Part;
import news.backgrounder.difference.Passage;
import news.backgrounder.difference.Place;
import news.backgrounder.difference.Run;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.TimelineBody;

/** What differs between two states, as a page shows it: only what changed, with a few words around it. */
public record Compared(List<Row> rows) {

    /** So many words of an unchanged stretch stand beside what changed; the rest is folded. */
    private static final int WORDS_AROUND = 8;

    private static final Pattern LONG_STRETCH =
            Pattern.compile("(?s)((?:\\S+\\s+){%1$d}).*((?:\\s+\\S+){%1$d})".formatted(WORDS_AROUND));

    /** One part that changed; {@code deed} is changed, moved, added or removed. */
    public record Row(Place place, String label, String deed, String remark, List<Paragraph> paragraphs) {

        /** Says of which question or event it is, where its own words do not. */
        Row named(Map<ItemId, String> names) {
            var name = place.item() == null ? null : names.get(place.item());
            var tells = !Set.of("added", "removed").contains(deed)
                    && place.part() != Part.QUESTION
                    && place.part() != Part.EVENT_HEADLINE;
            return name == null || !tells
                    ? this
                    : new Row(
                            place,
                            label,
                            deed,
                            remark.isEmpty() ? "“" + name + "”" : remark + ": “" + name + "”",
                            paragraphs);
        }

        /** The same row with nothing but one of its paragraphs. */
        Row only(Paragraph paragraph) {
            return new Row(place, label, deed, remark, List.of(paragraph));
        }

        /** What it said and what it says, in a line for machines; empty where no word changed. */
        String inWords() {
            return paragraphs.stream()
                    .filter(paragraph -> !paragraph.pieces.isEmpty() && !paragraph.restyled)
                    .map(paragraph -> paragraph.inWords(label))
                    .collect(joining(" "));
        }
    }

    /**
     * A paragraph that changed, or a number of unchanged ones.
     *
     * @param unchanged how many are folded here; 0 for one that changed
     * @param restyled whether it has the same words in another form
     * @param block which block of the later text it is, from 0; -1 where it is none
     */
    public record Paragraph(int unchanged, boolean restyled, int block, List<Piece> pieces) {

        private String inWords(String label) {
            var was = words("removed");
            var is = words("added");
            if (was.isEmpty()) {
                return "%s: “%s” was added.".formatted(label, is);
            }
            return is.isEmpty()
                    ? "%s: “%s” was removed.".formatted(label, was)
                    : "%s: “%s” now reads “%s”.".formatted(label, was, is);
        }

        private String words(String kind) {
            return pieces.stream()
                    .filter(piece -> piece.kind.equals(kind))
                    .map(piece -> piece.text.strip())
                    .filter(text -> !text.isEmpty())
                    .collect(joining(" … "));
        }
    }

    /** Words that stayed ({@code same}), went ({@code removed}) or came ({@code added}). */
    public record Piece(String kind, String text) {}

    /** @param bodies in which the questions and events stand, by whose words readers know them */
    public static Compared of(Differences differences, Body... bodies) {
        var names = new HashMap<ItemId, String>();
        for (var body : bodies) {
            items(body).forEach(item -> names.put(item.id(), item.name()));
        }
        return new Compared(differences.list().stream()
                .flatMap(Compared::row)
                .map(row -> row.named(names))
                .toList());
    }

    private static List<Item> items(Body body) {
        return switch (body) {
            case ArticleBody _ -> List.of();
            case ExplainerBody explainer -> Item.of(explainer);
            case TimelineBody timeline -> Item.of(timeline);
        };
    }

    private static Stream<Row> row(Difference difference) {
        return switch (difference) {
            case Difference.Reworded reworded ->
                reworded.isVisible()
                        ? Stream.of(row(reworded.place(), "changed", "", reworded.passages()))
                        : Stream.empty();
            case Difference.Exchanged exchanged ->
                Stream.of(row(
                        exchanged.place(),
                        switch (exchanged.how()) {
                            case ADDED -> "added";
                            case REMOVED -> "removed";
                            case REPLACED -> "replaced";
                        },
                        "",
                        List.of()));
            case Difference.Added added -> Stream.of(row(added.place(), "added", "", added.passages()));
            case Difference.Removed removed -> Stream.of(row(removed.place(), "removed", "", removed.passages()));
            case Difference.Moved moved ->
                Stream.of(row(
                        moved.place(), "moved", "from place %d to %d".formatted(moved.from(), moved.to()), List.of()));
        };
    }

    private static Row row(Place place, String deed, String remark, List<Passage> passages) {
        return new Row(
                place,
                label(place),
                deed,
                remark,
                passages.stream().map(Compared::paragraph).toList());
    }

    private static String label(Place place) {
        var words = place.part().words();
        var label = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return place.position() == 0 ? label : label + " " + place.position();
    }

    private static Paragraph paragraph(Passage passage) {
        return switch (passage) {
            case Passage.Unchanged unchanged -> new Paragraph(unchanged.count(), false, -1, List.of());
            case Passage.Restyled restyled ->
                new Paragraph(
                        0, true, restyled.after(), List.of(new Piece("same", folded(restyled.text(), true, true))));
            case Passage.Changed changed -> new Paragraph(0, false, changed.after(), pieces(changed.runs()));
        };
    }

    private static List<Piece> pieces(List<Run> runs) {
        var pieces = new ArrayList<Piece>();
        for (var i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            pieces.add(
                    run.kind() == Run.Kind.SAME
                            ? new Piece("same", folded(run.text(), i == 0, i == runs.size() - 1))
                            : new Piece(run.kind().name().toLowerCase(Locale.ROOT), run.text()));
        }
        return pieces;
    }

    /** A long unchanged stretch without its middle, or without what stands away from the change. */
    private static String folded(String text, boolean first, boolean last) {
        var stretch = LONG_STRETCH.matcher(text);
        if (!stretch.matches()) {
            return text;
        }
        if (first && last) {
            return stretch.group(1) + "…";
        }
        if (first) {
            return "…" + stretch.group(2);
        }
        return last ? stretch.group(1) + "…" : stretch.group(1) + "…" + stretch.group(2);
    }
}
