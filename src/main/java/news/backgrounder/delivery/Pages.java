package news.backgrounder.delivery;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import news.backgrounder.edition.Appended;
import news.backgrounder.edition.SurrogateKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * All pages, each rendered once and kept until an entry of the log touches what it shows. One that has become another
 * is given out no more, but stays at hand for the case that the database is away; one from which text was taken away is
 * gone at once.
 */
@Component
@Order(Pages.TOLD_FIRST)
class Pages implements Follower {

    static final int TOLD_FIRST = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    /** So often a page is rendered that entries touch meanwhile; then it is given out, but not kept. */
    private static final int ATTEMPTS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** So often whoever waits for a page has a look whether the database still answers. */
    private static final Duration GLANCE = Duration.ofMillis(20);

    /** For so long readers get pages of before while those that are in use are rendered anew. */
    private static final Duration HEAD_START = Duration.ofMillis(400);

    private static final int RENDERED_AHEAD = 200;

    /** So many readers make the smallest form of a page worth its price. */
    private static final int POPULAR = 10;

    private static final int PACKED_LATER = 100;

    /** So seldom the disk is told that a page is in use, for it costs more than to give out the page. */
    private static final int READERS_A_SIGN_OF_LIFE = 1000;

    /** Since when this thread renders pages; Tomcat has a new one wherever a client lets it wait. */
    private static final ThreadLocal<Long> BUSY_SINCE = ThreadLocal.withInitial(System::nanoTime);

    private static final Duration STRETCH = Duration.ofMillis(2);

    private static final Executor AHEAD = Thread::startVirtualThread;
    private static final int SERVER_ERROR = 500;

    private final PagesInMemory memory;
    private final DiskPages disk;
    private final Rendering rendering;
    private final Progress log;
    private final IntFunction<Lifetime> lifetimes;
    private final ConcurrentHashMap<String, CompletableFuture<Answer>> underway = new ConcurrentHashMap<>();

    /** Cold pages take turns, so that a flood of them leaves a processor for all others. */
    private final Semaphore turns = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    /** Pages of which none could be rendered ahead, so that nobody knows yet whether the database is there. */
    private final Queue<Answer> doubtful = new ConcurrentLinkedQueue<>();

    private final Semaphore turnsAhead = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final Executor packing = new ThreadPoolExecutor(
            0,
            1,
            10,
            SECONDS,
            new ArrayBlockingQueue<>(PACKED_LATER),
            Thread.ofPlatform()
                    .daemon()
                    .name("packing")
                    .priority(Thread.MIN_PRIORITY)
                    .factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    private final Counter asked;
    private final Counter read;
    private final Timer renderings;

    Pages(DiskPages disk, Rendering rendering, Progress log, DeliverySettings settings, MeterRegistry metrics) {
        this.memory = new PagesInMemory(settings.memoryInBytes());
        this.disk = disk;
        this.rendering = rendering;
        this.log = log;
        this.lifetimes = settings.lifetimes();
        this.asked = metrics.counter("backgrounder.pages.asked");
        this.read = metrics.counter("backgrounder.pages.read");
        this.renderings = metrics.timer("backgrounder.pages.render");
        metrics.gauge("backgrounder.pages.bytes", memory, PagesInMemory::bytes);
    }

    /** What is kept of this address, if it is what a reader may get without any further question. */
    @Nullable
    Answer kept(String address) {
        return memory.fresh(address);
    }

    /**
     * What readers get at this address now.
     *
     * @param address as {@link Addresses} writes it
     * @throws BusyException where it would have to be rendered, and cannot be
     */
    Answer get(String address) {
        var kept = kept(address);
        if (kept != null) {
            return kept;
        }
        var era = memory.era();
        var stored = disk.fresh(address, log.sequence());
        if (stored != null && memory.put(stored, era)) {
            read.increment();
            return stored;
        }
        var before = log.isInDoubt() ? before(address) : null;
        if (before != null) {
            return before;
        }
        return memory.get(address) == null ? rendered(address, null, turns) : renderedWhileThereIsADatabase(address);
    }

    /** What is at hand as it was before, and may have to do, makes nobody wait for a database that is silent. */
    private Answer renderedWhileThereIsADatabase(String address) {
        var rendering = CompletableFuture.supplyAsync(() -> rendered(address, null, turns), AHEAD);
        while (true) {
            try {
                return rendering.get(GLANCE.toMillis(), MILLISECONDS);
            } catch (TimeoutException _) {
                var before = log.isInDoubt() ? before(address) : null;
                if (before != null) {
                    return before;
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BusyException();
            }
        }
    }

    /** What readers got at this address before it became another. */
    private @Nullable Answer before(String address) {
        var answer = memory.get(address);
        return answer == null ? disk.stale(address, log.sequence()) : answer;
    }

    /**
     * Whoever asks first renders; whoever asks meanwhile waits for that, and asks again where it turns out to have been
     * overtaken by an entry.
     *
     * @param old what will not do
     */
    private Answer rendered(String address, @Nullable Answer old, Semaphore turns) {
        try {
            while (true) {
                var mine = new CompletableFuture<Answer>();
                var other = underway.putIfAbsent(address, mine);
                var answer = other == null ? completed(mine, address, old, turns) : awaited(other);
                if (answer.status() >= SERVER_ERROR) {
                    return Objects.requireNonNullElse(before(address), answer);
                }
                if (other == null || !answer.isForKeeping() || memory.isCurrent(answer)) {
                    return answer;
                }
            }
        } catch (BusyException busy) {
            var before = before(address);
            if (before == null) {
                throw busy;
            }
            return before;
        }
    }

    /** Whoever comes when this has been done must not find it underway any more: it may be overtaken by then. */
    private Answer completed(CompletableFuture<Answer> mine, String address, @Nullable Answer old, Semaphore turns) {
        try {
            var kept = kept(address);
            var answer = kept == null || kept == old ? inTurn(address, turns) : kept;
            underway.remove(address, mine);
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            underway.remove(address, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static Answer awaited(CompletableFuture<Answer> other) {
        try {
            return other.get(PATIENCE.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        } catch (ExecutionException | TimeoutException _) {
            throw new BusyException();
        }
    }

    private Answer inTurn(String address, Semaphore turns) {
        giveWay();
        try (var _ = turn(turns)) {
            return render(address);
        }
    }

    /**
     * Lets everybody go first who waits for a processor, where this reader has had one for a while: nobody takes it
     * away from a virtual thread, and one whose client asks on at once keeps it, page after page. To yield would let
     * only those go first who wait for this very carrier.
     */
    private static void giveWay() {
        if (System.nanoTime() - BUSY_SINCE.get() > STRETCH.toNanos()) {
            LockSupport.parkNanos(1);
            BUSY_SINCE.remove();
        }
    }

    /** A right to keep the site busy, until it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * For what is rendered for one reader alone.
     *
     * @throws BusyException where there is none for a while
     */
    Turn turn() {
        return turn(turns);
    }

    private static Turn turn(Semaphore turns) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), MILLISECONDS)) {
                throw new BusyException();
            }
            return turns::release;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
    }

    private Answer render(String address) {
        for (var attempt = 1; ; attempt++) {
            var era = memory.era();
            var since = reached();
            var rendered = Objects.requireNonNull(renderings.record(() -> rendering.render(address)));
            var answer = new Answer(address, since, rendered, lifetimes.apply(rendered.status()));
            if (!answer.isForKeeping()) {
                return answer;
            }
            if (attempt == ATTEMPTS) {
                answer.becomeStale();
                return answer;
            }
            if (memory.put(answer, era)) {
                disk.write(answer, it -> memory.isCurrent(it, era));
                return answer;
            }
        }
    }

    /** The last entry that pages rendered from now on are sure to show; the log may tell others of it only later. */
    private long reached() {
        return Math.max(memory.last(), log.sequence());
    }

    /** How long caches may keep it that get it now; what has become another nobody will tell them to drop again. */
    HeaderLine lifetime(Answer answer) {
        return answer.lifetime(log.isSure() && !answer.isStale());
    }

    /** Counts a reader of an answer. */
    void count(Answer answer) {
        asked.increment();
        var readers = answer.ask();
        if (readers % READERS_A_SIGN_OF_LIFE == 0) {
            disk.use(answer.address());
        }
        if (readers == POPULAR && answer.isPackable() && Encoding.hasBrotli()) {
            packing.execute(() -> {
                answer.makeBrotli();
                memory.weighAgain(answer);
            });
        }
    }

    @Override
    public void forget() {
        memory.forget();
        doubtful.clear();
        disk.clear();
        // Until just now, readers may have found there what is no longer in memory.
        memory.forget();
    }

    @Override
    public void confirm() {
        for (var page = doubtful.poll(); page != null; page = doubtful.poll()) {
            page.becomeStale();
        }
    }

    @Override
    public void follow(List<Appended> appended) {
        var touched = touched(appended, false);
        var taken = touched(appended, true);
        var inUse = memory.touch(appended, touched, taken);
        try {
            disk.touch(touched, taken);
        } finally {
            renderAhead(inUse);
        }
    }

    /** @param takenAway whether only that counts from which text was taken away */
    private static Set<SurrogateKey> touched(List<Appended> appended, boolean takenAway) {
        return appended.stream()
                .filter(entry -> !takenAway || entry.takesAway())
                .flatMap(entry -> entry.touched().stream())
                .collect(toSet());
    }

    /**
     * So that a publication costs no reader a wait; what takes too long to render is stale until somebody asks. Where
     * nothing at all could be rendered the database may have gone meanwhile: then it stays until that has answered.
     */
    private void renderAhead(List<Answer> inUse) {
        var rendered = inUse.stream()
                .sorted(Comparator.comparingInt(Answer::asked).reversed())
                .limit(RENDERED_AHEAD)
                .map(answer -> CompletableFuture.supplyAsync(() -> isRenderedAhead(answer), AHEAD))
                .toList();
        try {
            CompletableFuture.allOf(rendered.toArray(CompletableFuture[]::new))
                    .get(HEAD_START.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Not all pages that are in use could be rendered ahead", e);
        }
        if (rendered.stream().anyMatch(Pages::isTrue)) {
            inUse.forEach(Answer::becomeStale);
        } else {
            doubtful.addAll(inUse);
        }
    }

    private static boolean isTrue(CompletableFuture<Boolean> done) {
        return done.state() == Future.State.SUCCESS && done.resultNow();
    }

    private boolean isRenderedAhead(Answer answer) {
        var rendered = rendered(answer.address(), answer, turnsAhead);
        return rendered != answer && rendered.status() < SERVER_ERROR;
    }
}
