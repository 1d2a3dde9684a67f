package news.backgrounder.delivery;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import news.backgrounder.edition.Appended;
import news.backgrounder.edition.SurrogateKey;

/**
 * The newest entries, for pages that were being rendered while these came in. Not safe for threads: whoever has one
 * guards it.
 */
final class Touches {

    /** More than come in while a page is rendered. */
    private static final int KEPT = 4096;

    private final Deque<Appended> newest = new ArrayDeque<>();
    private long before;

    void add(List<Appended> appended) {
        newest.addAll(appended);
        while (newest.size() > KEPT) {
            before = newest.removeFirst().sequence();
        }
    }

    /** The sequence of the newest, or 0. */
    long last() {
        return newest.isEmpty() ? 0 : newest.getLast().sequence();
    }

    void clear() {
        newest.clear();
        before = 0;
    }

    /** Whether an entry after a place in the log touches one of these keys; yes where nobody can tell any more. */
    boolean since(long sequence, Set<SurrogateKey> keys) {
        if (sequence < before) {
            return true;
        }
        for (var entries = newest.descendingIterator(); entries.hasNext(); ) {
            var entry = entries.next();
            if (entry.sequence() <= sequence) {
                return false;
            }
            if (!Collections.disjoint(entry.touched(), keys)) {
                return true;
            }
        }
        return false;
    }
}
