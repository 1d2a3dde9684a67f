package news.backgrounder.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import news.backgrounder.edition.Appended;
import news.backgrounder.edition.SurrogateKey;
import org.jspecify.annotations.Nullable;

/**
 * The pages that are kept in memory, and which of them the log has made others. One lock sees to it that a page that
 * was rendered while an entry touched it is not kept.
 */
final class PagesInMemory {

    private final Shelf shelf;

    /** Guarded by itself, together with what is put on the shelf. */
    private final Touches touches = new Touches();

    /** How often all was forgotten: what was read or rendered before is of another log, or of nobody knows when. */
    private volatile int forgotten;

    PagesInMemory(long bytes) {
        this.shelf = new Shelf(bytes);
    }

    /** What is kept of this address, stale perhaps. */
    @Nullable
    Answer get(String address) {
        return shelf.get(address);
    }

    /** What is kept of this address, if it is what a reader may get without any further question. */
    @Nullable
    Answer fresh(String address) {
        var answer = shelf.get(address);
        return answer == null || answer.isStale() ? null : answer;
    }

    /** Ends when all is forgotten; what was found or rendered in another era is not kept. */
    int era() {
        return forgotten;
    }

    /** The newest entry that pages have been told of, or 0. */
    long last() {
        synchronized (touches) {
            return touches.last();
        }
    }

    /** @return whether it could be kept: entries that came in while it was rendered may have made it another */
    boolean put(Answer answer, int era) {
        synchronized (touches) {
            var current = isCurrent(answer, era);
            if (current) {
                shelf.put(answer);
            }
            return current;
        }
    }

    boolean isCurrent(Answer answer, int era) {
        synchronized (touches) {
            return era == forgotten && isCurrent(answer);
        }
    }

    boolean isCurrent(Answer answer) {
        synchronized (touches) {
            return !touches.since(answer.sequence(), answer.keys());
        }
    }

    /**
     * Makes stale what entries touch, and drops what text was taken from.
     *
     * @return what is touched and in use, which is not stale yet
     */
    List<Answer> touch(List<Appended> appended, Set<SurrogateKey> touched, Set<SurrogateKey> taken) {
        var inUse = new ArrayList<Answer>();
        synchronized (touches) {
            touches.add(appended);
            shelf.all()
                    .filter(answer -> !answer.isStale() || !Collections.disjoint(answer.keys(), taken))
                    .filter(answer -> !Collections.disjoint(answer.keys(), touched))
                    .forEach(answer -> {
                        if (answer.isInUse()) {
                            inUse.add(answer);
                        } else {
                            answer.becomeStale();
                        }
                        if (!Collections.disjoint(answer.keys(), taken)) {
                            shelf.drop(answer);
                        }
                    });
        }
        return inUse;
    }

    void forget() {
        synchronized (touches) {
            forgotten++;
            touches.clear();
            shelf.clear();
        }
    }

    /** Takes note that an answer has got heavier. */
    void weighAgain(Answer answer) {
        shelf.weighAgain(answer);
    }

    long bytes() {
        return shelf.bytes();
    }
}
