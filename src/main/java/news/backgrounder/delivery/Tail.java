package news.backgrounder.delivery;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import news.backgrounder.delivery.Bookmark.Place;
import news.backgrounder.edition.Appended;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.LogGrew;
import news.backgrounder.edition.LogTail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Follows the log by sequence, from where this node stopped. A publication of this node wakes it; those of others it
 * finds within {@link #PAUSE}. Asking so often, it is also the first to know that the database is away.
 */
@Component
class Tail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int ENTRIES_AT_ONCE = 500;

    /** After what the start needs of the database is done, before the web server opens its port. */
    private static final int BEFORE_THE_WEB_SERVER = DEFAULT_PHASE - 3072;

    private final LogTail log;
    private final Editions editions;
    private final List<Follower> followers;
    private final Optional<Bookmark> bookmark;
    private final Progress progress;
    private final Clock clock;
    private final Timer visible;
    private final Semaphore calls = new Semaphore(0);

    /** Whether the log is known to be the one that was followed before. */
    private boolean settled;

    /** Whether somebody could not be told the last thing, which has been logged. */
    private boolean troubled;

    private @Nullable Place place;

    /** What was followed last, until the database has answered once more. */
    private List<Appended> followed = List.of();

    private volatile @Nullable Thread thread;

    Tail(
            LogTail log,
            Editions editions,
            List<Follower> followers,
            Progress progress,
            DeliverySettings settings,
            Imprint imprint,
            Clock clock,
            MeterRegistry metrics) {
        this.log = log;
        this.editions = editions;
        this.followers = followers;
        this.bookmark = settings.keepsOnDisk()
                ? Optional.of(new Bookmark(settings.folder().resolve("followed"), imprint))
                : Optional.empty();
        this.progress = progress;
        this.clock = clock;
        this.visible = metrics.timer("backgrounder.publish.visible");
        Gauge.builder("backgrounder.log.lag", this, Tail::lag)
                .baseUnit("seconds")
                .register(metrics);
        bookmark.flatMap(Bookmark::read).ifPresent(this::begin);
    }

    private void begin(Place reached) {
        place = reached;
        progress.reach(reached.sequence());
    }

    /** For how long at most entries have been waiting to be followed, in seconds. */
    private double lag() {
        return progress.sinceLooked().toMillis() / 1000.0;
    }

    /** Whoever has published need not ask whether it is to be seen: when that returns, it is, on this node. */
    @TransactionalEventListener
    void hear(LogGrew grew) {
        calls.release();
        if (isRunning() && !progress.isAway()) {
            progress.await(grew.sequence(), PATIENCE);
        }
    }

    /** Catches up before the port opens, so that no page is served that became another while this node was down. */
    @Override
    public void start() {
        var more = look();
        while (more) {
            more = look();
        }
        var starting = Thread.ofPlatform().daemon().name("tail").unstarted(this::followUntilStopped);
        thread = starting;
        starting.start();
    }

    private void followUntilStopped() {
        var more = false;
        try {
            while (isRunning()) {
                if (!more && calls.tryAcquire(PAUSE.toMillis(), MILLISECONDS)) {
                    calls.drainPermits();
                }
                more = look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether to look again at once: there may be more, and followers wait for the database to answer again */
    private boolean look() {
        try {
            var appended = read();
            confirm();
            comeBack();
            if (appended.isEmpty()) {
                progress.look();
            } else {
                tellAll(it -> it.follow(appended));
                followed = appended;
            }
            troubled = false;
            return !appended.isEmpty();
        } catch (DataAccessException | TransactionException e) {
            goAway(e);
            return false;
        } catch (RuntimeException | Error e) {
            // Were this thread to end, the node would go on, and show for ever what it has.
            if (!troubled) {
                LOG.error("The log could not be followed, and is tried again", e);
            }
            troubled = true;
            return false;
        }
    }

    private List<Appended> read() {
        progress.ask();
        try {
            if (!settled) {
                settle();
            }
            var last = followed.isEmpty()
                    ? progress.sequence()
                    : followed.getLast().sequence();
            return log.after(last, ENTRIES_AT_ONCE);
        } finally {
            progress.hear();
        }
    }

    /** Whoever waits for what was followed last may go on: the database has answered since, so that it is seen. */
    private void confirm() {
        tellAll(Follower::confirm);
        if (!followed.isEmpty()) {
            followed.forEach(entry -> visible.record(sincePublished(entry)));
            moveTo(new Place(followed.getLast().sequence(), followed.getLast().digest()));
            followed = List.of();
        }
    }

    /** Never negative, though the clock may have gone back. */
    private Duration sincePublished(Appended entry) {
        var since = Duration.between(entry.publishedAt(), clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }

    /** What fails for one is tried again for all, for as long as it takes; it keeps no other from being told. */
    private void tellAll(Consumer<Follower> news) {
        RuntimeException failure = null;
        for (var follower : followers) {
            try {
                news.accept(follower);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new IllegalStateException("A follower of the log failed", failure);
        }
    }

    /** A database may come back as an older state of itself, from a backup, or be another one. */
    private void settle() {
        followed = List.of();
        var last = place;
        if (last == null || !log.digestOf(last.sequence()).equals(Optional.of(last.digest()))) {
            // Before anything is forgotten: what comes in meanwhile is after it, and is followed.
            var head = editions.head();
            place = null;
            progress.reach(0);
            tellAll(Follower::forget);
            head.ifPresent(it -> moveTo(new Place(it.sequence(), it.digest())));
        }
        settled = true;
    }

    private void moveTo(Place reached) {
        begin(reached);
        bookmark.ifPresent(it -> it.write(reached));
    }

    private void comeBack() {
        if (progress.isAway()) {
            LOG.info("The database answers again.");
            progress.away(false);
        }
    }

    private void goAway(Exception why) {
        if (!progress.isAway()) {
            LOG.warn(
                    "The database does not answer ({}). Pages that are kept are served as they are.",
                    why.getClass().getSimpleName());
        }
        progress.away(true);
        settled = false;
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        calls.release();
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
