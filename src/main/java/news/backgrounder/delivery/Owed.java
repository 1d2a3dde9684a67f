package news.backgrounder.delivery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import news.backgrounder.edition.SurrogateKey;

/**
 * What a cache has still to be asked to drop, each key once, in the order in which they came; but hard purges go first.
 * Not safe for threads.
 */
final class Owed {

    /** So many keys take some 2 MB; where more than these have changed, all may as well have. */
    static final int MOST_KEYS = 10_000;

    /** Of a header; Varnish and nginx take twice as much, Fastly four times, and at most 256 keys. */
    static final int MOST_CHARACTERS = 4_000;

    private final SequencedSet<SurrogateKey> hard = new LinkedHashSet<>();
    private final SequencedSet<SurrogateKey> soft = new LinkedHashSet<>();

    boolean isEmpty() {
        return hard.isEmpty() && soft.isEmpty();
    }

    void add(Purge purge) {
        if (purge.isHard()) {
            hard.addAll(purge.keys());
            purge.keys().forEach(soft::remove);
        } else {
            purge.keys().stream().filter(key -> !hard.contains(key)).forEach(soft::add);
        }
        if (hard.size() > MOST_KEYS) {
            soft.clear();
            summarize(hard);
        }
        if (soft.size() > MOST_KEYS) {
            summarize(soft);
        }
    }

    private static void summarize(SequencedSet<SurrogateKey> keys) {
        keys.clear();
        keys.add(SurrogateKey.ALL);
    }

    /** Takes out as much as one request can ask for; there must be something. */
    Purge take() {
        var isHard = !hard.isEmpty();
        return new Purge(isHard, takeFrom(isHard ? hard : soft));
    }

    private static List<SurrogateKey> takeFrom(SequencedSet<SurrogateKey> keys) {
        var taken = new ArrayList<SurrogateKey>();
        var characters = 0;
        do {
            var key = keys.removeFirst();
            characters += key.value().length() + 1;
            taken.add(key);
        } while (!keys.isEmpty() && characters + keys.getFirst().value().length() <= MOST_CHARACTERS);
        return taken;
    }

    /** Puts back what was taken last, before all that came since. */
    void putBack(Purge purge) {
        var waiting = new Owed();
        waiting.hard.addAll(hard);
        waiting.soft.addAll(soft);
        hard.clear();
        soft.clear();
        add(purge);
        add(new Purge(true, waiting.hard));
        add(new Purge(false, waiting.soft));
    }
}
