package news.backgrounder.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pages in memory, as many bytes of them as the settings allow; those that nobody asks for make room. That there is
 * nothing at an address is remembered for a short while, and apart, so that a guesser of addresses displaces no page.
 */
final class Shelf {

    private static final Duration MISSING_FOR = Duration.ofSeconds(10);
    private static final int SHARE_OF_MISSING = 16;

    private final Cache<String, Answer> pages;
    private final Cache<String, Answer> missing;
    private final boolean keepsNothing;

    Shelf(long bytes) {
        this.keepsNothing = bytes == 0;
        this.pages = cache(bytes).build();
        this.missing =
                cache(bytes / SHARE_OF_MISSING).expireAfterWrite(MISSING_FOR).build();
    }

    private static Caffeine<String, Answer> cache(long bytes) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(bytes)
                .weigher((String _, Answer answer) -> answer.weight());
    }

    @Nullable
    Answer get(String address) {
        var page = pages.getIfPresent(address);
        return page == null ? missing.getIfPresent(address) : page;
    }

    void put(Answer answer) {
        if (keepsNothing) {
            return;
        }
        if (answer.isMissing()) {
            pages.invalidate(answer.address());
            missing.put(answer.address(), answer);
        } else {
            missing.invalidate(answer.address());
            pages.put(answer.address(), answer);
        }
    }

    /** Takes note that an answer has got heavier. */
    void weighAgain(Answer answer) {
        pages.asMap().replace(answer.address(), answer, answer);
    }

    /** All answers, at no certain instant. */
    Stream<Answer> all() {
        return Stream.of(pages, missing)
                .map(Cache::asMap)
                .map(java.util.Map::values)
                .flatMap(Collection::stream);
    }

    void drop(Answer answer) {
        pages.asMap().remove(answer.address(), answer);
        missing.asMap().remove(answer.address(), answer);
    }

    void clear() {
        pages.invalidateAll();
        missing.invalidateAll();
    }

    long bytes() {
        return Stream.of(pages, missing)
                .mapToLong(cache -> cache.policy()
                        .eviction()
                        .map(it -> it.weightedSize().orElse(0))
                        .orElse(0L))
                .sum();
    }
}
