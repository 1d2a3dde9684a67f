package news.backgrounder.erasure;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers that deleted text must leave the storage, until it has: a crash in between is made up for at the next
 * start.
 */
@Component
public class Erasure {

    private final JdbcClient jdbc;
    private final Storage storage;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Erasure(JdbcClient jdbc, Storage storage, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.storage = storage;
        this.events = events;
        this.clock = clock;
    }

    /**
     * To be called in the transaction that deletes text. Once it is committed, and again every minute until it is done,
     * what was deleted is made to leave the storage.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void want() {
        jdbc.sql("insert into erasure (wanted_at) values (?)").param(now()).update();
        events.publishEvent(new Wanted());
    }

    /** Since when deleted text has been waiting to leave the storage; empty once all has left it. */
    public Optional<Instant> pendingSince() {
        return jdbc.sql("select wanted_at from erasure where done_at is null order by wanted_at, id limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * Tries to erase what is wanted now.
     *
     * @throws NotYetException where the database is too busy just now
     */
    synchronized void eraseWanted() throws NotYetException, SQLException, IOException, InterruptedException {
        var wanted = jdbc.sql("select id from erasure where done_at is null")
                .query(Long.class)
                .list();
        if (wanted.isEmpty()) {
            return;
        }
        storage.eraseDeleted();
        jdbc.sql("update erasure set done_at = :now where id in (:wanted) and done_at is null")
                .param("now", now())
                .param("wanted", wanted)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    record Wanted() {}
}
