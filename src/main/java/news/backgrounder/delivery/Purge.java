package news.backgrounder.delivery;

import java.util.Collection;
import java.util.List;
import news.backgrounder.edition.Appended;
import news.backgrounder.edition.SurrogateKey;

/**
 * Asks a cache to drop all that it keeps under some keys.
 *
 * @param isHard whether it may not even keep them for the time when the site is away
 */
record Purge(boolean isHard, Collection<SurrogateKey> keys) {

    static Purge of(Appended entry) {
        return new Purge(entry.takesAway(), entry.touched());
    }

    static Purge everything(boolean isHard) {
        return new Purge(isHard, List.of(SurrogateKey.ALL));
    }
}
