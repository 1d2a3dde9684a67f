package news.backgrounder.edition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one article, explainer or timeline for ever, whatever its slug; written {@code explainer:123e4567-…}. */
public record SubjectId(SubjectKind kind, UUID value) {

    public static SubjectId article(UUID value) {
        return new SubjectId(SubjectKind.ARTICLE, value);
    }

    public static SubjectId explainer(UUID value) {
        return new SubjectId(SubjectKind.EXPLAINER, value);
    }

    public static SubjectId timeline(UUID value) {
        return new SubjectId(SubjectKind.TIMELINE, value);
    }

    @JsonCreator
    static SubjectId parse(String text) {
        var parts = text.split(":", 2);
        return new SubjectId(SubjectKind.of(parts[0]), UUID.fromString(parts[1]));
    }

    @Override
    @JsonValue
    public String toString() {
        return kind.code() + ":" + value;
    }
}
