package news.backgrounder.database;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Opens the gate to a database once that is ready, before the port opens if it can, and shuts it for as long as the
 * database is away.
 */
class Watch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final int BEFORE_THE_WEB_SERVER = DEFAULT_PHASE - 8192;

    /** What makes a database ready for this node. */
    interface Preparation {

        /** @return whether it is ready; if not, it will be without this node's doing */
        boolean prepare();

        /** Told when the gate has been opened for the first time. */
        default void opened() {}
    }

    private final Database database;
    private final Gate gate;
    private final List<? extends DataSource> pools;
    private final Preparation preparation;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private boolean wasOpen;
    private String said = "";

    /** @param pools behind the gate */
    Watch(Database database, Gate gate, List<? extends DataSource> pools, Preparation preparation) {
        this.database = database;
        this.gate = gate;
        this.pools = pools;
        this.preparation = preparation;
    }

    /** @throws Unusable where the database answers, but not to this node */
    @Override
    public void start() {
        try {
            open();
        } catch (SQLException | RuntimeException failed) {
            if (!Away.isWhy(failed)) {
                throw failed instanceof SQLException refusal ? new Unusable(refusal) : (RuntimeException) failed;
            }
            say("The database is away, and the site starts without it", failed);
        }
        var watching = Thread.ofPlatform().daemon().name("watch").unstarted(this::watch);
        thread = watching;
        watching.start();
    }

    private void watch() {
        try {
            while (!stopped.await(PERIOD.toMillis(), MILLISECONDS)
                    && !(gate.isOpen() && database.isPartOfThisProcess())) {
                if (gate.isOpen()) {
                    shutWhenAway();
                } else {
                    openAgain();
                }
            }
        } catch (NewerSchema newer) {
            LOG.error("{} {} The site ends.", newer.getMessage(), newer.remedy());
            // Not from here: the end of the process waits for this thread.
            Thread.ofPlatform().start(() -> System.exit(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void openAgain() {
        try {
            open();
        } catch (NewerSchema newer) {
            throw newer;
        } catch (SQLException | RuntimeException failed) {
            say("The database is not ready", failed);
        }
    }

    private void open() throws SQLException {
        try (var _ = database.connect()) {
            if (!preparation.prepare()) {
                say(Level.WARN, "The database has an older schema than this program; waiting until it is moved on.");
                return;
            }
            // Pools that have given up for a while find that it is there again.
            for (var pool : pools) {
                pool.getConnection().close();
            }
            gate.open();
        }
        say(Level.INFO, "The database is ready.");
        if (!wasOpen) {
            wasOpen = true;
            preparation.opened();
        }
    }

    /** That a connection ends is nothing yet; that there is no new one, too, means that the database is away. */
    private void shutWhenAway() throws InterruptedException {
        try (var held = database.connect()) {
            var answered = true;
            while (answered && !stopped.await(PERIOD.toMillis(), MILLISECONDS)) {
                answered = held.isValid((int) ANSWER.toSeconds());
            }
        } catch (SQLException failed) {
            gate.shut();
            say("The database is away", failed);
        }
    }

    /** Once, however often the same is tried again. */
    private void say(String what, Exception why) {
        say(
                Level.WARN,
                what + ": " + NestedExceptionUtils.getMostSpecificCause(why).getMessage());
    }

    private void say(Level level, String what) {
        if (!what.equals(said)) {
            LOG.atLevel(level).log(what);
            said = what;
        }
    }

    /** Waits rather than interrupts: an interrupted thread would close the files under an embedded database. */
    @Override
    public void stop() {
        stopped.countDown();
        var watching = thread;
        thread = null;
        if (watching != null) {
            try {
                watching.join(LONGEST_STOP);
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
