package news.backgrounder.edition;

import java.time.Instant;

/**
 * One published state of a subject.
 *
 * @param serious whether readers are told of it at the top of the page
 * @param firstPublishedAt when the subject's first edition was published
 */
public record Edition<B extends Body>(
        long sequence,
        SubjectId subject,
        int number,
        Change change,
        boolean serious,
        String note,
        Instant publishedAt,
        Instant firstPublishedAt,
        Digest digest,
        B body)
        implements Entry {

    /** The same edition with another body. */
    public Edition<B> with(B body) {
        return new Edition<>(
                sequence, subject, number, change, serious, note, publishedAt, firstPublishedAt, digest, body);
    }

    /** @throws IllegalArgumentException where it is of another kind */
    @SuppressWarnings("unchecked") // the body has just been seen to be of this type
    public <T extends Body> Edition<T> as(Class<T> type) {
        if (!type.isInstance(body)) {
            throw new IllegalArgumentException(subject + " is not published as " + type.getSimpleName());
        }
        return (Edition<T>) this;
    }
}
