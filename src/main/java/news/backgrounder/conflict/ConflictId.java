package news.backgrounder.conflict;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import news.backgrounder.edition.SubjectId;

@Embeddable
public record ConflictId(@Column(name = "id") UUID value) {

    public static ConflictId next() {
        return new ConflictId(UUID.randomUUID());
    }

    public SubjectId subject() {
        return SubjectId.timeline(value);
    }
}
