package news.backgrounder.edition;

import java.time.Instant;

/**
 * One published state of a subject.
 *
 * @param sequence its place in the whole log, from 1, without gaps, in the order of commits
 * @param number its place among the editions of its subject, from 1
 * @param note what the newsroom tells readers about the change; may be empty
 * @param publishedAt never earlier than that of the edition before it in the log
 * @param firstPublishedAt when the subject's first edition was published
 */
public record Edition<B extends Body>(
        long sequence,
        SubjectId subject,
        int number,
        Change change,
        String note,
        Instant publishedAt,
        Instant firstPublishedAt,
        String publishedBy,
        B body) {}
