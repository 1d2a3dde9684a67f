package news.backgrounder.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Weigher;
import java.time.Duration;
import java.util.Collection;

/**
 * Memories of pure functions, by the texts or values that they were asked for. They need not be told of an edition; but
 * text may be destroyed, so what nobody has asked for in an hour is forgotten.
 */
public final class Memory {

    /** What a string takes beside its letters, in letters. */
    private static final int STRING = 50;

    private static final Duration LONGEST = Duration.ofHours(1);

    private Memory() {}

    /**
     * @param letters that it may hold, in keys and values together
     * @param weigher how many those of one are, about
     */
    public static <K, V> Cache<K, V> of(int letters, Weigher<K, V> weigher) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(letters)
                .expireAfterAccess(LONGEST)
                .scheduler(Scheduler.systemScheduler())
                .weigher(weigher)
                .build();
    }

    /** How many letters texts are, about: what each takes beside its own counts as well. */
    public static int weight(Collection<String> texts) {
        return texts.stream().mapToInt(Memory::weight).sum();
    }

    public static int weight(String text) {
        return STRING + text.length();
    }
}
