package news.backgrounder.delivery;

import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import news.backgrounder.edition.Appended;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The pages that readers have open on this node, and are told by what becomes of them. One thread serves them all. */
@Component
@Order(OpenPages.TOLD_LAST)
class OpenPages implements Follower, SmartLifecycle {

    /** When the notices that are kept, and the pages that they lead to, are new. */
    static final int TOLD_LAST = 3;

    private static final Logger LOG = LoggerFactory.getLogger(OpenPages.class);

    /** Each page gets a sign of life once in so many seconds: proxies often wait for 30. */
    private static final int HEARTBEAT_SECONDS = 25;

    private final Pages pages;
    private final LiveSettings settings;
    private final ConcurrentHashMap<String, Audience> audiences = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    /** Those that are still to be told; known to the one thread alone. */
    private final Set<Audience> behind = new HashSet<>();

    private long second;
    private volatile @Nullable ScheduledExecutorService teller;

    OpenPages(Pages pages, LiveSettings settings, MeterRegistry metrics) {
        this.pages = pages;
        this.settings = settings;
        metrics.gauge("backgrounder.live.streams", open);
    }

    boolean hasRoom() {
        return isRunning() && open.get() < settings.streams();
    }

    /**
     * @param address at which the site says what became of the state that is open
     * @param told the sequence up to which its reader knows everything
     */
    void add(OpenPage page, String address, long told) {
        page.begin(told, () -> remove(page, address));
        open.incrementAndGet();
        var audience = audiences.compute(address, (_, there) -> {
            var joined = there == null ? new Audience(address) : there;
            joined.pages().add(page);
            return joined;
        });
        if (!isRunning()) {
            page.end();
            return;
        }
        // An entry that came in before is in what the site says now; for one that comes in later the page is in line.
        var news = news(audience);
        if (news != null) {
            page.tell(news);
        }
    }

    private void remove(OpenPage page, String address) {
        audiences.computeIfPresent(address, (_, audience) -> {
            if (audience.pages().remove(page)) {
                open.decrementAndGet();
            }
            return audience.pages().isEmpty() ? null : audience;
        });
    }

    /** What became of the state that these have open, or null where that cannot be found out now. */
    private @Nullable Notice news(Audience audience) {
        try {
            var answer = pages.get(audience.address());
            audience.watch(answer.keys());
            var moved = answer.rendered().header(HttpHeaders.LOCATION);
            if (moved.isPresent()) {
                answer = pages.get(moved.get());
            }
            return answer.isStale() || answer.status() != HttpServletResponse.SC_OK
                    ? null
                    : Notice.of(answer.rendered().body());
        } catch (BusyException busy) {
            return null;
        } catch (RuntimeException e) {
            LOG.error("What became of a page could not be found out at {}", audience.address(), e);
            return null;
        }
    }

    @Override
    public void follow(List<Appended> appended) {
        var touched =
                appended.stream().flatMap(entry -> entry.touched().stream()).collect(toSet());
        tell(audience -> audience.isTouchedBy(touched));
    }

    @Override
    public void forget() {
        tell(_ -> true);
    }

    private void tell(Predicate<Audience> whom) {
        var running = teller;
        if (running != null) {
            running.execute(() -> {
                audiences.values().stream().filter(whom).forEach(behind::add);
                catchUp();
            });
        }
    }

    /** The largest audiences first. */
    private void catchUp() {
        behind.stream()
                .sorted(Comparator.comparingInt(
                                (Audience audience) -> audience.pages().size())
                        .reversed())
                .toList()
                .forEach(audience -> {
                    var news = news(audience);
                    if (news != null) {
                        audience.pages().forEach(page -> page.tell(news));
                        behind.remove(audience);
                    }
                });
    }

    private void beat() {
        try {
            catchUp();
            var turn = second++ % HEARTBEAT_SECONDS;
            audiences.values().stream()
                    .flatMap(audience -> audience.pages().stream())
                    .filter(page -> System.identityHashCode(page) % HEARTBEAT_SECONDS == turn)
                    .forEach(OpenPage::beat);
        } catch (RuntimeException e) {
            // Thrown on, it would be the last heartbeat of all.
            LOG.error("Open pages could not be given a sign of life", e);
        }
    }

    @Override
    public void start() {
        var starting = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("live").factory());
        starting.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
        teller = starting;
    }

    /** First of all: the web server would wait for streams that have no end. */
    @Override
    public void stop() {
        var stopping = teller;
        teller = null;
        if (stopping != null) {
            stopping.shutdownNow();
        }
        audiences.values().stream()
                .flatMap(audience -> audience.pages().stream())
                .forEach(OpenPage::end);
    }

    @Override
    public boolean isRunning() {
        return teller != null;
    }
}
