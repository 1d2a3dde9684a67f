package news.backgrounder.explainer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import news.backgrounder.edition.SubjectId;

@Embeddable
public record ExplainerId(@Column(name = "id") UUID value) {

    public static ExplainerId next() {
        return new ExplainerId(UUID.randomUUID());
    }

    public SubjectId subject() {
        return SubjectId.explainer(value);
    }
}
