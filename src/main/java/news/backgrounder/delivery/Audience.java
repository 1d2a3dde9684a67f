package news.backgrounder.delivery;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import news.backgrounder.edition.SurrogateKey;

/** All who have the same state of the same page open: what became of it is one notice for them all. */
final class Audience {

    private final String address;
    private final Set<OpenPage> pages = ConcurrentHashMap.newKeySet();
    private volatile Set<SurrogateKey> keys = Set.of();

    /** @param address at which the site says what became of that state */
    Audience(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }

    Set<OpenPage> pages() {
        return pages;
    }

    /** @param keys of all that decides what there is to tell */
    void watch(Set<SurrogateKey> keys) {
        this.keys = keys;
    }

    boolean isTouchedBy(Set<SurrogateKey> touched) {
        return !Collections.disjoint(keys, touched);
    }
}
