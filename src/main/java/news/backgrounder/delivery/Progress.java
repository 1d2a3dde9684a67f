package news.backgrounder.delivery;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** How far this node has followed the log, and whether it can read it at all. */
@Component
class Progress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    private volatile long sequence;
    private volatile boolean away;

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
}
