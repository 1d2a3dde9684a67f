package news.backgrounder.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.backgrounder.difference.Alignment;
import news.backgrounder.difference.Part;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Corrected;
import news.backgrounder.edition.ItemId;
import news.backgrounder.prose.Html;
import news.backgrounder.prose.Prose;
import news.backgrounder.site.Site;

/** The corrections of what a page shows, each at the words that it put right, wherever these stand by now. */
public final class Corrections {

    public static final Corrections NONE = new Corrections(List.of(), Map.of(), Map.of());

    private final List<Correction> all;
    private final Map<ItemId, List<Mark>> ofItems;
    private final Map<Long, ArticleBody> corrected;

    private Corrections(List<Correction> all, Map<ItemId, List<Mark>> ofItems, Map<Long, ArticleBody> corrected) {
        this.all = all;
        this.ofItems = ofItems;
        this.corrected = corrected;
    }

    /** A correction at its place in the page, with that of it which belongs there. */
    public record Mark(Moment at, String note, List<Compared.Row> rows) {

        static Mark of(Correction correction, List<Compared.Row> rows) {
            return new Mark(correction.at(), correction.note(), rows);
        }
    }

    /** A correction above all else; {@code id} names it where it is told in full. */
    public record Serious(String id, Moment at, String note) {}

    /** A block of an article's text, with the corrections of it. */
    public record Block(Html html, List<Mark> marks) {}

    /** Newest first. */
    public static Corrections of(List<Corrected<?>> list, Site site) {
        var all = new ArrayList<Correction>();
        var ofItems = new HashMap<ItemId, List<Mark>>();
        var corrected = new HashMap<Long, ArticleBody>();
        for (var one : list) {
            var correction = Correction.of(one, site);
            all.add(correction);
            correction.rows().stream()
                    .filter(row -> row.place().item() != null)
                    .collect(Collectors.groupingBy(row -> row.place().item()))
                    .forEach((item, rows) -> ofItems.computeIfAbsent(item, _ -> new ArrayList<>())
                            .add(Mark.of(correction, rows)));
            if (one.correction().body() instanceof ArticleBody article) {
                corrected.put(correction.sequence(), article);
            }
        }
        return new Corrections(all, ofItems, corrected);
    }

    public List<Correction> all() {
        return all;
    }

    /** Those that readers are told of before anything else, once for all that was published together. */
    public List<Serious> serious() {
        var said = new HashSet<List<?>>();
        return all.stream()
                .filter(Correction::serious)
                .filter(correction -> said.add(List.of(correction.at(), correction.note())))
                .map(correction -> new Serious(correction.id(), correction.at(), correction.note()))
                .toList();
    }

    /** Those of a question or an event. */
    List<Mark> of(ItemId item) {
        return ofItems.getOrDefault(item, List.of());
    }

    /** Those of an article's headline, standfirst and the lines around them. */
    public List<Mark> ofHead() {
        return all.stream()
                .filter(correction -> corrected.containsKey(correction.sequence()))
                .map(correction -> Mark.of(
                        correction,
                        correction.rows().stream()
                                .filter(row -> row.place().item() == null
                                        && row.place().part().compareTo(Part.TEXT) < 0)
                                .toList()))
                .filter(mark -> !mark.rows().isEmpty())
                .toList();
    }

    /** The blocks of an article's text, each with what was put right in it. */
    List<Block> blocks(String text) {
        var html = Prose.blocks(text);
        var marks = new ArrayList<List<Mark>>();
        html.forEach(_ -> marks.add(new ArrayList<>()));
        for (var correction : all) {
            var then = corrected.get(correction.sequence());
            if (then != null) {
                mark(correction, Alignment.of(then.text(), text), marks);
            }
        }
        var blocks = new ArrayList<Block>();
        for (var i = 0; i < html.size(); i++) {
            blocks.add(new Block(html.get(i), marks.get(i)));
        }
        return blocks;
    }

    private static void mark(Correction correction, Alignment alignment, List<List<Mark>> marks) {
        for (var row : correction.rows()) {
            if (row.place().part() != Part.TEXT) {
                continue;
            }
            for (var paragraph : row.paragraphs()) {
                if (paragraph.unchanged() == 0 && paragraph.block() >= 0) {
                    alignment
                            .now(paragraph.block())
                            .ifPresent(
                                    block -> marks.get(block).add(Mark.of(correction, List.of(row.only(paragraph)))));
                }
            }
        }
    }
}
