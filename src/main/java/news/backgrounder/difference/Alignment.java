package news.backgrounder.difference;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import news.backgrounder.memory.Memory;
import news.backgrounder.prose.Prose;

/** Where the blocks of an old text stand in the text of now, so that what is said of one of them stays with it. */
public final class Alignment {

    private record Asked(String then, String now) {}

    /** A page asks the same with each new edition. */
    private static final Cache<Asked, Alignment> KNOWN = Memory.of(
            4_000_000,
            (asked, alignment) -> Memory.weight(asked.then) + Memory.weight(asked.now) + 4 * alignment.places.length);

    private final int[] places;

    private Alignment(int[] places) {
        this.places = places;
    }

    public static Alignment of(String markdownThen, String markdownNow) {
        return KNOWN.get(new Asked(markdownThen, markdownNow), Alignment::found);
    }

    private static Alignment found(Asked asked) {
        var then = Prose.paragraphs(asked.then);
        var now = Prose.paragraphs(asked.now);
        var places = new Paragraphs(then, now).matches();
        findMoved(then, now, places);
        return new Alignment(places);
    }

    /** A block that was moved as it is has left the row of those that kept their order. */
    private static void findMoved(List<String> then, List<String> now, int[] places) {
        var free = new HashMap<String, Integer>();
        for (var i = now.size() - 1; i >= 0; i--) {
            free.put(now.get(i), i);
        }
        for (var place : places) {
            if (place != Matching.NONE) {
                free.remove(now.get(place), place);
            }
        }
        for (var i = 0; i < places.length; i++) {
            var moved = places[i] == Matching.NONE ? free.remove(then.get(i)) : null;
            if (moved != null) {
                places[i] = moved;
            }
        }
    }

    /**
     * The index of the block in the text of now, moved or edited perhaps, or empty if it is gone; blocks are those of
     * {@link Prose#blocks}, counted from 0.
     *
     * @throws IndexOutOfBoundsException if the old text had no such block
     */
    public OptionalInt now(int blockThen) {
        var place = places[blockThen];
        return place == Matching.NONE ? OptionalInt.empty() : OptionalInt.of(place);
    }
}
