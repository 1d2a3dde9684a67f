package news.backgrounder.page;

import java.time.Instant;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import org.jspecify.annotations.Nullable;

/** A body to be shown, with the times of its editions; one that was never published has none. */
public record Shown<B extends Body>(B body, @Nullable Times times) {

    public static <B extends Body> Shown<B> of(Edition<B> edition) {
        return new Shown<>(edition.body(), new Times(edition.firstPublishedAt(), edition.publishedAt()));
    }

    public record Times(Instant first, Instant last) {}
}
