package news.backgrounder.erasure;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import news.backgrounder.database.Opened;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Erases what is wanted: at the start, after a commit that wants it, and every minute until it is done. */
@Component
class Eraser implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);

    /** What is not done by then is made up for at the next start. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    private final Erasure erasure;
    private final Semaphore calls = new Semaphore(0);
    private volatile @Nullable Thread thread;

    Eraser(Erasure erasure) {
        this.erasure = erasure;
    }

    @EventListener(Opened.class)
    @Override
    public void start() {
        var starting = Thread.ofPlatform().daemon().name("eraser").unstarted(this::eraseUntilStopped);
        thread = starting;
        starting.start();
    }

    @TransactionalEventListener
    void hear(Erasure.Wanted call) {
        calls.release();
    }

    private void eraseUntilStopped() {
        try {
            while (isRunning()) {
                erase();
                if (calls.tryAcquire(1, MINUTES)) {
                    calls.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Names the kind of trouble only: a database's message may hold what an editor typed. */
    private void erase() throws InterruptedException {
        try {
            erasure.eraseWanted();
        } catch (NotYetException e) {
            LOG.info("Deleted text is not erased yet, for {}. Trying again in a minute.", e.getMessage());
        } catch (SQLException e) {
            LOG.warn("Deleted text could not be erased (SQL state {}). Trying again in a minute.", e.getSQLState());
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "Deleted text could not be erased ({}). Trying again in a minute.",
                    e.getClass().getName());
        }
    }

    /** Waits rather than interrupts: an interrupted thread would close the files under the database. */
    @Override
    public void stop() {
        var running = thread;
        thread = null;
        calls.release();
        if (running != null) {
            try {
                running.join(LONGEST_STOP);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Not before the database is open. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
