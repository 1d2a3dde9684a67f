package news.backgrounder.conflict;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;
import news.backgrounder.edition.SubjectId;

@Embeddable
public record ConflictId(@Column(name = "id") UUID value) {

    public static ConflictId next() {
        return new ConflictId(UUID.randomUUID());
    }

    /** Reads an id that was sent; empty for anything else. */
    public static Optional<ConflictId> parse(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new ConflictId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    public SubjectId subject() {
        return SubjectId.timeline(value);
    }
}
