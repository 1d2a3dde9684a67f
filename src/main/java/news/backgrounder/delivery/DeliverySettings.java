package news.backgrounder.delivery;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How pages are kept, {@code backgrounder.delivery.*}.
 *
 * @param memory for pages; none means a quarter of the heap, 0 that none are kept
 * @param disk for pages; 0 means that none are kept there
 * @param folder of this node alone
 * @param maxAge for which a browser need not ask again
 * @param sharedMaxAge for which a cache in front need not ask again: long only where it is told what to drop
 * @param staleWhileRevalidate for which a cache may give out an old state while it asks
 * @param staleIfError for which a cache may give out an old state while the site is away
 */
@Validated
@ConfigurationProperties("backgrounder.delivery")
record DeliverySettings(
        @Nullable DataSize memory,
        @NotNull DataSize disk,
        @NotNull Path folder,
        @NotNull Duration maxAge,
        @NotNull Duration sharedMaxAge,
        @NotNull Duration staleWhileRevalidate,
        @NotNull Duration staleIfError) {

    /** A cache that nobody tells of an edition may show the state before it for so long. */
    private static final Duration AT_MOST_BEHIND = Duration.ofSeconds(5);

    private static final int NOT_FOUND = 404;

    long memoryInBytes() {
        return memory == null ? Runtime.getRuntime().maxMemory() / 4 : memory.toBytes();
    }

    boolean keepsOnDisk() {
        return disk.toBytes() > 0;
    }

    /** What caches are told of pages that become others with an edition, by their status. */
    IntFunction<Lifetime> lifetimes() {
        var lifetime = new Lifetime(cacheControl(sharedMaxAge), cacheControl(sharedWhereUnsure()));
        var lifetimeOfNothing = lifetimeOfNothing();
        return status -> status == NOT_FOUND ? lifetimeOfNothing : lifetime;
    }

    private Duration sharedWhereUnsure() {
        return sharedMaxAge.compareTo(AT_MOST_BEHIND) < 0 ? sharedMaxAge : AT_MOST_BEHIND;
    }

    private String cacheControl(Duration shared) {
        return "public, max-age=%d, s-maxage=%d, stale-while-revalidate=%d, stale-if-error=%d"
                .formatted(
                        maxAge.toSeconds(),
                        shared.toSeconds(),
                        staleWhileRevalidate.toSeconds(),
                        staleIfError.toSeconds());
    }

    /**
     * That there is nothing at an address caches may not believe for long: an instant that has not come yet comes
     * without an edition.
     */
    private Lifetime lifetimeOfNothing() {
        return Lifetime.of("public, max-age=" + maxAge.toSeconds());
    }

    @AssertTrue(message = "backgrounder.delivery.memory and .disk must not be negative")
    boolean isNothingNegative() {
        return memoryInBytes() >= 0 && !disk.isNegative();
    }
}
