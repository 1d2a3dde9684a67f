package news.backgrounder.delivery;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** How far this node has followed the log, and whether it can read it at all. */
@Component
class Progress {

    /** So long after a look at the log there is hardly an edition that this node does not know of. */
    private static final Duration SURE = Duration.ofSeconds(1);

    /** Within this time a database that is there has answered whoever follows the log. */
    private static final Duration ANSWERED = Duration.ofMillis(300);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    private volatile long sequence;
    private volatile boolean away;
    private volatile boolean asking;
    private volatile long asked;

    /** In the nanoseconds of this process, for clocks may be set. */
    private volatile long looked = System.nanoTime() - SURE.toNanos();

    /** The last entry that all followers have been told of; 0 before the first. */
    long sequence() {
        return sequence;
    }

    /** Whether the log could not be read when this node last tried. */
    boolean isAway() {
        return away;
    }

    void reach(long reached) {
        lock.lock();
        try {
            sequence = reached;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until an entry has been followed, or no longer. */
    void await(long wanted, Duration longest) {
        lock.lock();
        try {
            for (var left = longest.toNanos(); sequence < wanted && left > 0; ) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void away(boolean isAway) {
        away = isAway;
    }

    /** The database is being asked for the log. */
    void ask() {
        asked = System.nanoTime();
        asking = true;
    }

    /** It has answered, or failed to. */
    void hear() {
        asking = false;
    }

    /** Whether the log could not be read when this node last tried, or cannot be read just now as it seems. */
    boolean isInDoubt() {
        return away || asking && System.nanoTime() - asked > ANSWERED.toNanos();
    }

    /** All that the log held just now has been followed. */
    void look() {
        looked = System.nanoTime();
    }

    /** How long that is ago. */
    Duration sinceLooked() {
        return Duration.ofNanos(System.nanoTime() - looked);
    }

    /** Whether all editions that there are have been followed, as far as one can know. */
    boolean isSure() {
        return System.nanoTime() - looked < SURE.toNanos();
    }
}
