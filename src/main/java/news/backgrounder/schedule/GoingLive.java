package news.backgrounder.schedule;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Publication;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes what is due by the database's clock, once, however many nodes try. */
@Component
class GoingLive {

    private static final Logger LOG = LoggerFactory.getLogger(GoingLive.class);

    private final PendingRows rows;
    private final WorkingCopies copies;
    private final EditionLog log;
    private final Editions editions;
    private final TransactionTemplate transaction;

    GoingLive(
            PendingRows rows,
            WorkingCopies copies,
            EditionLog log,
            Editions editions,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.copies = copies;
        this.log = log;
        this.editions = editions;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Publishes or holds all that is due, one set after the other, each in a transaction of its own.
     *
     * @throws RuntimeException the last failure; a set that fails keeps no other from going live
     */
    void publishDue() {
        var failed = new HashSet<UUID>();
        RuntimeException failure = null;
        var tried = new AtomicReference<@Nullable UUID>();
        // Mostly nothing is, and then nobody waits for this, not even for Hibernate when the site starts.
        var more = rows.isAnyDue();
        while (more) {
            tried.set(null);
            try {
                more = Objects.requireNonNull(transaction.execute(_ -> publishFirstDue(failed, tried)));
            } catch (RuntimeException failing) {
                failure = failing;
                var id = tried.get();
                more = id != null && failed.add(id);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** @return whether anything was due */
    private boolean publishFirstDue(Set<UUID> besides, AtomicReference<@Nullable UUID> tried) {
        var now = rows.now();
        // Everybody who publishes, schedules or cancels waits here, so what is read from now on is the newest.
        var at = log.lock(now);
        var due = rows.lockFirstDue(now, besides);
        due.ifPresent(set -> {
            tried.set(set.id());
            end(set, at);
        });
        return due.isPresent();
    }

    private void end(PendingSet set, Instant at) {
        var subjects = set.parts().stream().map(PendingPart::subject).toList();
        var prospect = Outlook.of(editions.newest(subjects), List.of(set), editions::slugBelongsToAnother)
                .getFirst();
        if (!prospect.isClear()) {
            rows.end(set, PendingSet.State.HELD, prospect.hindrance().orElseThrow(), set.madeBy(), at);
            LOG.warn("The pending set {} could not go live as it stood; it is held.", set.id());
            return;
        }
        var publication = new Publication(set.change(), set.serious(), set.note(), set.madeBy(), at);
        for (var fate : prospect.fates()) {
            log.append(fate.subject(), fate.after(), publication);
            carryForward(fate, set.madeBy(), at);
            rows.destroyText(set.id(), fate.subject());
        }
        copies.flush();
        rows.end(set, PendingSet.State.PUBLISHED, null, set.madeBy(), at);
        rows.destroyNote(set.id());
        LOG.info("The pending set {} went live.", set.id());
    }

    /** The working copy gets what readers got; an editor's own unpublished words in it stay. */
    private void carryForward(Outlook.Fate fate, String by, Instant at) {
        var before = fate.before();
        if (before != null) {
            copies.find(fate.subject()).ifPresent(copy -> copies.carry(copy, before, fate.after(), by, at));
        }
    }

    /** Whether this set still waits. */
    boolean waits(UUID set) {
        return rows.find(set)
                .filter(it -> it.state() == PendingSet.State.WAITING)
                .isPresent();
    }
}
