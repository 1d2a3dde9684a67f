package news.backgrounder.page;

import java.time.Instant;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Digest;
import news.backgrounder.edition.Edition;
import org.jspecify.annotations.Nullable;

/** A body to be shown, with what is known of its editions; one that was never published has none. */
public record Shown<B extends Body>(B body, @Nullable Published published) {

    public static <B extends Body> Shown<B> of(Edition<B> edition) {
        return new Shown<>(
                edition.body(),
                new Published(
                        edition.firstPublishedAt(),
                        edition.publishedAt(),
                        edition.number(),
                        edition.change(),
                        edition.serious(),
                        edition.note(),
                        edition.sequence(),
                        edition.digest()));
    }

    /** When its first and its last edition were published, and why the last one was made. */
    public record Published(
            Instant first,
            Instant last,
            int number,
            Change change,
            boolean serious,
            String note,
            long sequence,
            Digest digest) {}
}
