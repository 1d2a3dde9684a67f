package news.backgrounder.delivery;

import org.springframework.stereotype.Component;

/** How far this node has followed the log, and whether it can read it at all. */
@Component
class Progress {

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
        sequence = reached;
    }

    void away(boolean isAway) {
        away = isAway;
    }
}
