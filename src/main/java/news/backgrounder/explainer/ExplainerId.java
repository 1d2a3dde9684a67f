package news.backgrounder.explainer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;
import news.backgrounder.edition.SubjectId;

@Embeddable
public record ExplainerId(@Column(name = "id") UUID value) {

    public static ExplainerId next() {
        return new ExplainerId(UUID.randomUUID());
    }

    /** Reads an id that was sent; empty for anything else. */
    public static Optional<ExplainerId> parse(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new ExplainerId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    public SubjectId subject() {
        return SubjectId.explainer(value);
    }
}
