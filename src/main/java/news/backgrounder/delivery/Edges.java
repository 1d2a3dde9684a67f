package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import news.backgrounder.edition.Appended;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.LogTail;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The caches in front of this node, independent of each other. Every node purges all of them: only it knows when it has
 * stopped to give them old pages. The database is needed only to catch up.
 */
@Component
@Order(Edges.TOLD_AFTER_PAGES)
class Edges implements Follower, SmartLifecycle, MeterBinder {

    static final int TOLD_AFTER_PAGES = Pages.TOLD_FIRST + 1;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final LogTail log;
    private final Editions editions;
    private final List<Edge> edges;
    private final Semaphore calls = new Semaphore(1);
    private final List<Thread> threads = new ArrayList<>();

    Edges(
            EdgeSettings settings,
            DeliverySettings delivery,
            Imprint imprint,
            LogTail log,
            Editions editions,
            Clock clock) {
        this.log = log;
        this.editions = editions;
        this.edges = settings.caches().stream()
                .map(cache -> new Edge(cache, bookmark(delivery.folder(), cache.address(), imprint), clock))
                .toList();
    }

    /** Where this node notes how far a cache has come. */
    static Bookmark bookmark(Path folder, URI cache, Imprint imprint) {
        return new Bookmark(folder.resolve("purged-" + URLEncoder.encode(cache.toString(), UTF_8)), imprint);
    }

    @Override
    public void follow(List<Appended> appended) {
        edges.forEach(edge -> edge.follow(appended));
    }

    @Override
    public void forget() {
        edges.forEach(Edge::forget);
        calls.release();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var edge : edges) {
            TimeGauge.builder(
                            "backgrounder.edge.lag",
                            edge,
                            MILLISECONDS,
                            it -> it.lag().toMillis())
                    .description("How long ago the oldest entry of the log came of which the cache is not told yet")
                    .tag("cache", edge.address().toString())
                    .register(registry);
        }
    }

    @Override
    public void start() {
        if (!edges.isEmpty()) {
            edges.forEach(edge -> run("edge", edge::purge));
            run("edge-catching-up", this::catchUp);
        }
    }

    private interface Work {
        void go() throws InterruptedException;
    }

    private void run(String name, Work work) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                work.go();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void catchUp() throws InterruptedException {
        while (true) {
            calls.acquire();
            while (!areAbreast()) {
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    private boolean areAbreast() {
        try {
            edges.stream().filter(edge -> !edge.isAbreast()).forEach(edge -> edge.catchUp(log, editions));
            return edges.stream().allMatch(Edge::isAbreast);
        } catch (DataAccessException | TransactionException away) {
            return false;
        }
    }

    @Override
    public void stop() {
        threads.forEach(Thread::interrupt);
        threads.clear();
        edges.forEach(Edge::hangUp);
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
