package news.backgrounder.edition;

import java.time.Instant;

/**
 * An entry without a text: a withdrawal, whose {@code note} is its reason, or an earlier edition whose text the
 * withdrawal of its subject has destroyed, which has no note any more.
 */
public record Tombstone(
        long sequence, SubjectId subject, int number, Change change, String note, Instant publishedAt, Digest digest)
        implements Entry {}
