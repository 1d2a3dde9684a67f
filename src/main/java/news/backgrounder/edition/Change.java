package news.backgrounder.edition;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why an entry was made. */
public enum Change {
    /** The subject had not been published before. */
    FIRST,
    /** There are new facts. */
    UPDATE,
    /** It could mislead. */
    CLARIFICATION,
    /** It was wrong. */
    CORRECTION,
    /** The subject was taken down: its text is destroyed, its tombstone stays. */
    WITHDRAWAL,
    /** The subject had been withdrawn, and is published again. */
    REPUBLICATION,
    /** Words were taken out of every edition of the subject. */
    REDACTION;

    /** Whether readers are owed a sentence about it. */
    public boolean needsNote() {
        return this != FIRST && this != UPDATE;
    }

    /** Whether text was taken out of editions that readers had seen. */
    boolean takesAway() {
        return this == WITHDRAWAL || this == REDACTION;
    }

    /** How the log and the form write this change. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The change of something that readers see now, as the form writes it; empty for anything else. */
    public static Optional<Change> ofLater(String code) {
        return Stream.of(UPDATE, CLARIFICATION, CORRECTION)
                .filter(change -> change.code().equals(code))
                .findFirst();
    }

    static Change of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
