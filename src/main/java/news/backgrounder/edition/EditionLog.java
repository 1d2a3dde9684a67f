package news.backgrounder.edition;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record, to write: within the caller's transaction, to whose end everybody else who writes waits. Plain SQL rather
 * than JPA, for what is in the log are values that never change.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class EditionLog {

    /** Leaves room for a number in the 120 characters of an address. */
    private static final int LONGEST_REMADE_SLUG = 110;

    private final LogRows rows;
    private final Editions editions;
    private final ApplicationEventPublisher events;

    EditionLog(LogRows rows, Editions editions, ApplicationEventPublisher events) {
        this.rows = rows;
        this.editions = editions;
        this.events = events;
    }

    /**
     * Makes everybody else who writes wait until the caller's transaction has ended.
     *
     * @return the instant to publish at: {@code at}, or just after the last entry where that is not before it
     */
    public Instant lock(Instant at) {
        var last = rows.lockEnd().publishedAt();
        var wanted = at.truncatedTo(MICROS);
        return wanted.isAfter(last) ? wanted : last.plus(1, MICROS);
    }

    /**
     * Adds an edition of a subject to the log; one that was withdrawn is published again by it.
     *
     * @return the edition, or empty where readers see exactly this already: a change of nothing is not published
     */
    public <B extends Body> Optional<Edition<B>> append(SubjectId subject, B body, Publication publication) {
        var end = rows.lockEnd();
        var before = editions.newest(subject).orElse(null);
        if (before instanceof Edition<?> edition && edition.body().equals(body)) {
            return Optional.empty();
        }
        var change = changeAfter(before, publication.change());
        var text = EntryText.salted(body, publication.note(), publication.by());
        var header = end.next(
                subject,
                numberAfter(before),
                change,
                publication.serious() && change == Change.CORRECTION,
                publication.at(),
                text.leaves(),
                text.publisher());
        insert(header, text);
        rows.insertReferences(header, body);
        rows.list(before, header, body);
        return editions.current(subject, bodyType(body));
    }

    @SuppressWarnings("unchecked") // a body's own class is the class of its kind
    private static <B extends Body> Class<B> bodyType(B body) {
        return (Class<B>) body.getClass();
    }

    private static Change changeAfter(@Nullable Entry before, Change chosen) {
        return switch (before) {
            case null -> Change.FIRST;
            case Tombstone _ -> Change.REPUBLICATION;
            case Edition<?> _ -> chosen;
        };
    }

    private static int numberAfter(@Nullable Entry before) {
        return before == null ? 1 : before.number() + 1;
    }

    /**
     * Takes a subject down. The texts of all its entries are destroyed, with their salts; the log itself stands.
     *
     * @param why for readers
     * @return empty where readers see nothing of it anyway
     */
    public Optional<Tombstone> withdraw(SubjectId subject, String why, String by, Instant at) {
        var end = rows.lockEnd();
        if (!(editions.newest(subject).orElse(null) instanceof Edition<?> before)) {
            return Optional.empty();
        }
        var text = EntryText.salted(null, why, by);
        var header =
                end.next(subject, numberAfter(before), Change.WITHDRAWAL, false, at, text.leaves(), text.publisher());
        insert(header, text);
        rows.destroyTexts(subject, header.sequence());
        rows.list(before, header, null);
        return editions.withdrawal(subject);
    }

    /**
     * Takes words out of every entry of a subject, and out of its addresses. Each part of a text that held them is
     * destroyed with its salt; what is left of it, with a mark where the words stood, is bound to the redaction's own
     * entry.
     *
     * @param why for readers, without the words
     * @return the redaction, or empty where no entry and no address holds the words
     */
    public Optional<Entry> redact(SubjectId subject, RedactedWords words, String why, String by, Instant at) {
        return redact(subject, words, why, by, at, _ -> false);
    }

    /**
     * The same.
     *
     * @param taken slugs that others mean to be published under: an address that held the words does not become one
     */
    public Optional<Entry> redact(
            SubjectId subject, RedactedWords words, String why, String by, Instant at, Predicate<String> taken) {
        var end = rows.lockEnd();
        var before = editions.newest(subject).orElse(null);
        var body = before instanceof Edition<?> edition ? remaining(edition, words, taken) : null;
        var slug = body == null ? RedactedWords.MARK_IN_SLUG : body.slug();
        var kept = rows.texts(subject);
        var left = kept.stream().map(text -> text.without(words, slug)).toList();
        var remade = new ArrayList<Leaf>();
        for (var i = 0; i < kept.size(); i++) {
            var sequence = kept.get(i).sequence();
            left.get(i)
                    .otherThan(kept.get(i))
                    .forEach((name, value) -> remade.add(new Leaf(Leaf.newSalt(), sequence + "/" + name, value)));
        }
        kept.forEach(text -> remade.addAll(text.remainsAmong(remade)));
        var addresses = rows.addresses(subject).stream()
                .filter(old -> !words.outOfSlug(old).equals(old))
                .collect(toSet());
        if (before == null || (remade.isEmpty() && addresses.isEmpty())) {
            return Optional.empty();
        }
        var text = EntryText.salted(body, why, by);
        var leaves = new ArrayList<>(text.leaves());
        leaves.addAll(remade);
        var header = end.next(subject, numberAfter(before), Change.REDACTION, false, at, leaves, text.publisher());
        insert(header, text.with(remade));
        var gone = remade.stream().map(Leaf::name).collect(toSet());
        var unchanged = Set.copyOf(kept);
        left.stream()
                .map(it -> it.withoutSalts(gone))
                .filter(it -> !unchanged.contains(it))
                .forEach(it -> rows.remake(it.sequence(), it.text(), header.sequence()));
        rows.destroyAddresses(subject, addresses);
        if (body != null) {
            rows.insertReferences(header, body);
        }
        rows.list(before, header, body);
        return editions.newest(subject);
    }

    /** What readers see from now on. Where the address held the words, it becomes another that nobody has. */
    private Body remaining(Edition<?> edition, RedactedWords words, Predicate<String> taken) {
        var left = words.outOf(edition.body());
        if (left.slug().equals(edition.body().slug())) {
            return left;
        }
        var wanted = left.slug().substring(0, Math.min(left.slug().length(), LONGEST_REMADE_SLUG));
        var slug = wanted;
        for (var number = 2; taken.test(slug) || editions.slugBelongsToAnother(edition.subject(), slug); number++) {
            slug = wanted + "-" + number;
        }
        return left.at(slug);
    }

    private void insert(Header header, EntryText text) {
        rows.insert(header, text);
        events.publishEvent(new LogGrew(header.sequence()));
    }
}
