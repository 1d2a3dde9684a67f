package news.backgrounder.difference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backgrounder.edition.ItemId;
import org.jspecify.annotations.Nullable;

/** The three-way merge of questions or events: what is left and with which words, and then in which order. */
final class ItemMerging {

    private final Merging merging;
    private final Map<ItemId, Item> base;
    private final Map<ItemId, Item> mine;
    private final Map<ItemId, Item> theirs;
    private final Map<ItemId, Integer> positions;
    private final Map<ItemId, Item> left = new LinkedHashMap<>();

    ItemMerging(Merging merging, List<Item> base, List<Item> mine, List<Item> theirs) {
        this.merging = merging;
        this.base = byId(base);
        this.mine = byId(mine);
        this.theirs = byId(theirs);
        this.positions = positions(mine);
        this.positions.putAll(positions(theirs));
    }

    List<Item> merged() {
        var ids = new LinkedHashSet<>(theirs.keySet());
        ids.addAll(mine.keySet());
        for (var id : ids) {
            var item = merged(id, base.get(id), mine.get(id), theirs.get(id));
            if (item != null) {
                left.put(id, item);
            }
        }
        var rows = left.values().stream()
                .collect(Collectors.groupingBy(
                        Item::row, LinkedHashMap::new, Collectors.mapping(Item::id, Collectors.toSet())));
        return rows.entrySet().stream()
                .flatMap(row -> ordered(row.getKey(), row.getValue()).stream())
                .map(id -> Objects.requireNonNull(left.get(id)))
                .toList();
    }

    private @Nullable Item merged(ItemId id, @Nullable Item was, @Nullable Item me, @Nullable Item them) {
        if (was != null && me != null && them != null) {
            return merging.item(was, me, them, positions.getOrDefault(id, 0));
        }
        if (Objects.equals(me, was)) {
            return them;
        }
        if (Objects.equals(them, was) || Objects.equals(them, me)) {
            return me;
        }
        var whole = Stream.of(me, them)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .whole();
        merging.contradict(new Place(whole, id, positions.getOrDefault(id, 0)), read(was), read(me), read(them));
        return them;
    }

    /**
     * Items of one row as they stood in theirs, or in mine if only I put them in another order; what the other has
     * besides goes behind what it stands behind there.
     */
    private List<ItemId> ordered(Object row, Set<ItemId> ids) {
        Predicate<ItemId> common =
                id -> ids.contains(id) && isIn(base, row, id) && isIn(mine, row, id) && isIn(theirs, row, id);
        var was = base.keySet().stream().filter(common).toList();
        var me = mine.keySet().stream().filter(common).toList();
        var them = theirs.keySet().stream().filter(common).toList();
        var isMine = !me.equals(was) && them.equals(was);
        if (!isMine && !me.equals(was) && !me.equals(them)) {
            merging.contradict(Place.of(Part.ORDER), names(was, base), names(me, mine), names(them, theirs));
        }
        var first = isMine ? mine : theirs;
        var second = isMine ? theirs : mine;
        var ordered = new ArrayList<ItemId>();
        first.keySet().stream()
                .filter(id -> ids.contains(id) && isIn(first, row, id))
                .forEach(ordered::add);
        insert(ordered, ids, second);
        return ordered;
    }

    private static void insert(List<ItemId> ordered, Set<ItemId> ids, Map<ItemId, Item> second) {
        var present = new HashSet<>(ordered);
        var behind = new LinkedHashMap<@Nullable ItemId, List<ItemId>>();
        ItemId last = null;
        for (var id : second.keySet()) {
            if (present.contains(id)) {
                last = id;
            } else if (ids.contains(id)) {
                behind.computeIfAbsent(last, first -> new ArrayList<>()).add(id);
            }
        }
        var all = new ArrayList<ItemId>(behind.getOrDefault(null, List.of()));
        for (var id : ordered) {
            all.add(id);
            all.addAll(behind.getOrDefault(id, List.of()));
        }
        ordered.clear();
        ordered.addAll(all);
    }

    private static boolean isIn(Map<ItemId, Item> items, Object row, ItemId id) {
        var item = items.get(id);
        return item != null && item.row().equals(row);
    }

    private static Map<ItemId, Item> byId(List<Item> items) {
        var byId = new LinkedHashMap<ItemId, Item>();
        items.forEach(item -> byId.put(item.id(), item));
        return byId;
    }

    static Map<ItemId, Integer> positions(List<Item> items) {
        var positions = new LinkedHashMap<ItemId, Integer>();
        items.forEach(item -> positions.put(item.id(), positions.size() + 1));
        return positions;
    }

    private static String read(@Nullable Item item) {
        return item == null ? "" : String.join("\n\n", item.paragraphs());
    }

    private static String names(List<ItemId> ids, Map<ItemId, Item> items) {
        return ids.stream()
                .map(id -> Objects.requireNonNull(items.get(id)).name())
                .collect(Collectors.joining("\n"));
    }
}
