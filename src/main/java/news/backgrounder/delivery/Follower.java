package news.backgrounder.delivery;

import java.util.List;
import news.backgrounder.edition.Appended;

/** Is told what the log grew by, on every node, in the order of the log; {@code @Order} decides who is told first. */
interface Follower {

    /**
     * Entries that are new to this node, oldest first; returns quickly, for those who come after it wait.
     *
     * @param appended never empty
     */
    void follow(List<Appended> appended);

    /** The database has answered once more, after all that was followed up to now. */
    default void confirm() {}

    /** The log is not the one that was followed before, but another or an older one: all that is kept may be wrong. */
    void forget();
}
