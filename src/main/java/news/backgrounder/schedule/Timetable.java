package news.backgrounder.schedule;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import news.backgrounder.database.BeforeOpening;
import news.backgrounder.database.Opened;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Wakes the site when something is to go live. What is woken decides by itself what is due: a call that comes too
 * early, twice or on two nodes does no harm. What was missed is caught up with before anybody is answered.
 */
@Component
class Timetable implements BeforeOpening, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);

    private static final Duration POLLING = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final int THREADS = 2;

    /** After the web server has closed its port. */
    private static final int AFTER_THE_WEB_SERVER = DEFAULT_PHASE - 4096;

    private final GoingLive goingLive;
    private final DatabaseClock clock;
    private final DataSource dataSource;
    private final CustomTask<Void> task;
    private final SchedulerClient client;
    private volatile @Nullable Scheduler scheduler;

    Timetable(GoingLive goingLive, PendingRows rows, DataSource dataSource) {
        this.goingLive = goingLive;
        this.clock = new DatabaseClock(rows);
        this.dataSource = new TransactionAwareDataSourceProxy(dataSource);
        this.task = Tasks.custom("go-live", Void.class).execute((woken, _) -> wake(UUID.fromString(woken.getId())));
        this.client = SchedulerClient.Builder.create(this.dataSource, task)
                .jdbcCustomization(new WholeInstants())
                .build();
    }

    /** Within the caller's transaction: without its commit nobody is woken. */
    void put(UUID set, Instant at) {
        client.scheduleIfNotExists(task.instance(set.toString()), at);
    }

    private CompletionHandler<Void> wake(UUID set) {
        try {
            goingLive.publishDue();
            if (!goingLive.waits(set)) {
                return (_, operations) -> operations.remove();
            }
        } catch (RuntimeException failed) {
            // Its message may hold what is not to be known yet.
            LOG.error(
                    "What is due could not go live, and is tried again: {}",
                    failed.getClass().getSimpleName());
        }
        return (done, operations) -> operations.reschedule(done, clock.now().plus(AGAIN));
    }

    @Override
    public void beforeOpening() {
        try {
            goingLive.publishDue();
        } catch (RuntimeException failed) {
            LOG.error(
                    "What was missed could not go live yet: {}",
                    failed.getClass().getSimpleName());
        }
    }

    @EventListener(Opened.class)
    @Override
    public void start() {
        clock.isAsked = true;
        var started = Scheduler.create(dataSource, task)
                .jdbcCustomization(new WholeInstants())
                .clock(clock)
                .threads(THREADS)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(LONGEST_STOP)
                .failureLogging(LogLevel.ERROR, false)
                .build();
        started.start();
        scheduler = started;
    }

    @Override
    public void stop() {
        var started = scheduler;
        clock.isAsked = false;
        if (started != null) {
            started.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** Not before the database is open. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public int getPhase() {
        return AFTER_THE_WEB_SERVER;
    }

    /**
     * The database's clock, as far as this machine's stands off it. Asked now and then, and no more once the site
     * stops: a database that is away must not hold that up.
     */
    private static final class DatabaseClock implements Clock {

        private static final Duration FRESH = Duration.ofSeconds(5);

        private final PendingRows rows;
        private volatile boolean isAsked;
        private volatile Duration ahead = Duration.ZERO;
        private volatile Instant measured = Instant.EPOCH;

        DatabaseClock(PendingRows rows) {
            this.rows = rows;
        }

        @Override
        public Instant now() {
            var here = Instant.now();
            if (isAsked && Duration.between(measured, here).abs().compareTo(FRESH) > 0) {
                ahead = Duration.between(here, rows.now());
                measured = here;
            }
            return here.plus(ahead);
        }
    }

    /** Instants that no time zone of a driver or of this machine can move. */
    private static final class WholeInstants extends DefaultJdbcCustomization {

        WholeInstants() {
            super(false);
        }

        @Override
        public void setInstant(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
            statement.setObject(index, instant == null ? null : instant.atOffset(ZoneOffset.UTC));
        }

        @Override
        public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
            var read = row.getObject(column, OffsetDateTime.class);
            return read == null ? null : read.toInstant();
        }
    }
}
