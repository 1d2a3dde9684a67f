package news.backgrounder.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that a cache does not take purges: not at once, for one that restarts is back soon, and not too often. */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    static final Duration WORTH_A_LINE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(10);

    private final URI cache;
    private final Clock clock;
    private @Nullable Instant since;
    private @Nullable Instant nextLine;

    Outage(URI cache, Clock clock) {
        this.cache = cache;
        this.clock = clock;
    }

    void goOn(String why) {
        var now = clock.instant();
        var start = since == null ? now : since;
        var next = nextLine == null ? start.plus(WORTH_A_LINE) : nextLine;
        if (!now.isBefore(next)) {
            LOG.warn(
                    "The cache at {} has taken no purge for {} s, and may show readers what is out of date: {}",
                    cache,
                    Duration.between(start, now).toSeconds(),
                    why);
            next = now.plus(BETWEEN_LINES);
        }
        since = start;
        nextLine = next;
    }

    void end() {
        var start = since;
        if (start != null && Duration.between(start, clock.instant()).compareTo(WORTH_A_LINE) >= 0) {
            LOG.info("The cache at {} takes purges again.", cache);
        }
        since = null;
        nextLine = null;
    }
}
