package news.backgrounder.difference;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import news.backgrounder.difference.Difference.Exchanged.How;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.Picture;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.memory.Memory;
import news.backgrounder.prose.Prose;
import org.jspecify.annotations.Nullable;

/** Collects the differences of two bodies in the order in which the later one is read. */
final class Comparison {

    private record Texts(String before, String after, boolean isMarkdown) {

        List<Passage> passages() {
            if (!isMarkdown) {
                // A line is one paragraph, whatever its words.
                return List.of(new Passage.Changed(Wording.runs(before, after), 0, 0));
            }
            var paragraphs = new Paragraphs(Prose.paragraphs(before), Prose.paragraphs(after));
            return List.copyOf(paragraphs.passages(Prose.blocks(before), Prose.blocks(after)));
        }
    }

    /** A correction is shown for years, and what it did stays the same. */
    private static final Cache<Texts, List<Passage>> KNOWN = Memory.of(
            4_000_000,
            (texts, passages) -> Memory.weight(texts.before) + Memory.weight(texts.after) + weight(passages));

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    static List<Difference> of(Body before, Body after) {
        var comparison = new Comparison();
        switch (after) {
            case ArticleBody article when before instanceof ArticleBody earlier -> comparison.compare(earlier, article);
            case ExplainerBody explainer
            when before instanceof ExplainerBody earlier -> comparison.compare(earlier, explainer);
            case TimelineBody timeline
            when before instanceof TimelineBody earlier -> comparison.compare(earlier, timeline);
            default ->
                throw new IllegalArgumentException(before.kind() + " and " + after.kind() + " are no two states");
        }
        comparison.line(Place.of(Part.SLUG), before.slug(), after.slug());
        return comparison.differences;
    }

    private void compare(ArticleBody before, ArticleBody after) {
        line(Place.of(Part.SECTION), before.section(), after.section());
        line(Place.of(Part.KICKER), before.kicker(), after.kicker());
        line(Place.of(Part.HEADLINE), before.headline(), after.headline());
        line(Place.of(Part.STANDFIRST), before.standfirst(), after.standfirst());
        line(Place.of(Part.BYLINE), before.byline(), after.byline());
        line(Place.of(Part.DATELINE), before.dateline(), after.dateline());
        picture(before.picture(), after.picture());
        markdown(Place.of(Part.TEXT), before.text(), after.text());
        exchange(Part.EXPLAINER, before.explainer(), after.explainer());
        exchange(Part.CONFLICT, before.conflict(), after.conflict());
    }

    private void compare(ExplainerBody before, ExplainerBody after) {
        line(Place.of(Part.TITLE), before.title(), after.title());
        items(Item.of(before), Item.of(after));
    }

    private void compare(TimelineBody before, TimelineBody after) {
        line(Place.of(Part.NAME), before.name(), after.name());
        items(Item.of(before), Item.of(after));
    }

    private void items(List<Item> before, List<Item> after) {
        var earlier = ItemMerging.positions(before);
        var later = ItemMerging.positions(after);
        var moved = moved(before, after, earlier);
        var gone = gone(before, later);
        removed(gone.get(null), before, earlier);
        for (var item : after) {
            var position = position(later, item);
            var place = new Place(item.whole(), item.id(), position);
            var from = earlier.get(item.id());
            if (from == null) {
                differences.add(new Difference.Added(place, item, Paragraphs.added(item.paragraphs())));
            } else {
                if (moved.contains(item.id())) {
                    differences.add(new Difference.Moved(place, from, position));
                }
                compare(before.get(from - 1), item, position);
            }
            removed(gone.get(item.id()), before, earlier);
        }
    }

    private static int position(Map<ItemId, Integer> positions, Item item) {
        return Objects.requireNonNull(positions.get(item.id()));
    }

    /** As few as possible: all common items outside a longest row of them that kept their order. */
    private static Set<ItemId> moved(List<Item> before, List<Item> after, Map<ItemId, Integer> earlier) {
        var common = after.stream()
                .filter(item -> earlier.containsKey(item.id())
                        && item.row()
                                .equals(before.get(position(earlier, item) - 1).row()))
                .toList();
        var moved = new HashSet<ItemId>();
        common.forEach(item -> moved.add(item.id()));
        var kept = Matching.longestRise(
                common.stream().mapToInt(item -> position(earlier, item)).toArray());
        Arrays.stream(kept).forEach(index -> moved.remove(common.get(index).id()));
        return moved;
    }

    /** The items that are gone, each under the nearest one before it that is still there, or under null. */
    private static Map<@Nullable ItemId, List<Item>> gone(List<Item> before, Map<ItemId, Integer> later) {
        var gone = new LinkedHashMap<@Nullable ItemId, List<Item>>();
        ItemId last = null;
        for (var item : before) {
            if (later.containsKey(item.id())) {
                last = item.id();
            } else {
                gone.computeIfAbsent(last, first -> new ArrayList<>()).add(item);
            }
        }
        return gone;
    }

    private void removed(@Nullable List<Item> items, List<Item> before, Map<ItemId, Integer> earlier) {
        if (items == null) {
            return;
        }
        for (var item : items) {
            var place = new Place(item.whole(), item.id(), position(earlier, item));
            differences.add(new Difference.Removed(place, item, Paragraphs.removed(item.paragraphs())));
        }
    }

    private void compare(Item before, Item after, int position) {
        if (before instanceof Item.Asked(var earlier) && after instanceof Item.Asked(var question)) {
            line(new Place(Part.QUESTION, after.id(), position), earlier.question(), question.question());
            markdown(new Place(Part.ANSWER, after.id(), position), earlier.answer(), question.answer());
        }
        if (before instanceof Item.Dated was && after instanceof Item.Dated is) {
            var earlier = was.event();
            var event = is.event();
            if (!earlier.when().equals(event.when())) {
                reword(
                        new Place(Part.WHEN, after.id(), position),
                        line(earlier.when().text(), event.when().text()));
            }
            line(new Place(Part.EVENT_HEADLINE, after.id(), position), earlier.headline(), event.headline());
            markdown(new Place(Part.EVENT_TEXT, after.id(), position), earlier.text(), event.text());
            line(new Place(Part.EVENT_PLACE, after.id(), position), earlier.place(), event.place());
            if (!earlier.sources().equals(event.sources())) {
                reword(new Place(Part.SOURCES, after.id(), position), lines(was.sources(), is.sources()));
            }
            line(new Place(Part.IMPORTANCE, after.id(), position), was.importance(), is.importance());
        }
    }

    private void line(Place place, String before, String after) {
        if (!before.equals(after)) {
            reword(place, line(before, after));
        }
    }

    private void markdown(Place place, String before, String after) {
        if (!before.equals(after)) {
            reword(place, known(before, after, true));
        }
    }

    private static int weight(List<Passage> passages) {
        return passages.stream()
                .mapToInt(passage -> switch (passage) {
                    case Passage.Unchanged _ -> Memory.weight("");
                    case Passage.Restyled restyled -> Memory.weight(restyled.text());
                    case Passage.Changed changed ->
                        Memory.weight(changed.runs().stream().map(Run::text).toList());
                })
                .sum();
    }

    private static List<Passage> known(String before, String after, boolean isMarkdown) {
        return KNOWN.get(new Texts(before, after, isMarkdown), Texts::passages);
    }

    private void picture(@Nullable Picture before, @Nullable Picture after) {
        if (before == null || after == null || !before.path().equals(after.path())) {
            exchange(Part.PICTURE, before, after);
        }
        if (!Objects.equals(before, after)) {
            var passages = lines(words(before), words(after));
            var place = Place.of(Part.PICTURE);
            var reworded = new Difference.Reworded(place, passages);
            // Another size of the same picture has no words, and yet is a difference.
            if (reworded.isVisible()
                    || differences.stream().noneMatch(other -> other.place().equals(place))) {
                differences.add(reworded);
            }
        }
    }

    static List<String> words(@Nullable Picture picture) {
        return picture == null ? List.of() : List.of(picture.description(), picture.caption(), picture.credit());
    }

    private void exchange(Part part, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            var how = before == null ? How.ADDED : after == null ? How.REMOVED : How.REPLACED;
            differences.add(new Difference.Exchanged(Place.of(part), how));
        }
    }

    private void reword(Place place, List<Passage> passages) {
        differences.add(new Difference.Reworded(place, passages));
    }

    private static List<Passage> line(String before, String after) {
        return before.equals(after) ? List.of(new Passage.Unchanged(1)) : known(before, after, false);
    }

    private static List<Passage> lines(List<String> before, List<String> after) {
        return new Paragraphs(before, after).passages(before, after);
    }
}
