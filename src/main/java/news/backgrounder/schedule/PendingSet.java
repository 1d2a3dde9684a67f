package news.backgrounder.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * What goes live together at an instant, all of it or nothing.
 *
 * @param article the one whose form it was made with
 * @param hindrance why it did not go live, where it is held
 * @param ended when it went live, was held or was cancelled
 * @param parts the article last, so that what it shows is published before it
 */
record PendingSet(
        UUID id,
        SubjectId article,
        Instant goesLiveAt,
        Change change,
        boolean serious,
        String note,
        String madeBy,
        Instant madeAt,
        State state,
        @Nullable Hindrance hindrance,
        @Nullable Ended ended,
        List<PendingPart> parts) {

    /** Who publishes on time is never later than this. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final Comparator<PendingPart> ARTICLE_LAST =
            Comparator.comparing(part -> part.subject().kind() == SubjectKind.ARTICLE);

    enum State {
        WAITING,
        /** It could not go live as it stood, and nothing of it did. */
        HELD,
        PUBLISHED,
        CANCELLED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    record Ended(String by, Instant at) {}

    PendingSet {
        parts = parts.stream().sorted(ARTICLE_LAST).toList();
    }

    /** Whether it may still be cancelled. */
    boolean isOpen() {
        return state == State.WAITING || state == State.HELD;
    }

    /** When it went live, if that was later than it should have been. */
    Optional<Instant> late() {
        return state == State.PUBLISHED && ended != null && ended.at().isAfter(goesLiveAt.plus(LATE))
                ? Optional.of(ended.at())
                : Optional.empty();
    }

    Optional<PendingPart> part(SubjectId subject) {
        return parts.stream().filter(part -> part.subject().equals(subject)).findFirst();
    }
}
