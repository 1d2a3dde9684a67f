package news.backgrounder.article;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import news.backgrounder.edition.SubjectId;

@Embeddable
public record ArticleId(@Column(name = "id") UUID value) {

    public static ArticleId next() {
        return new ArticleId(UUID.randomUUID());
    }

    /** Reads an id out of an address. */
    public static ArticleId of(String text) {
        return new ArticleId(UUID.fromString(text));
    }

    public SubjectId subject() {
        return SubjectId.article(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
