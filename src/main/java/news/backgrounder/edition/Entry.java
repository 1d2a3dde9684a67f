package news.backgrounder.edition;

import java.time.Instant;

/** One line of the log: a state of a subject, or what is left where its text was taken down. */
public sealed interface Entry permits Edition, Tombstone {

    /** Its place in the whole log, from 1, without gaps, in the order of commits. */
    long sequence();

    SubjectId subject();

    /** Its place among the entries of its subject, from 1. */
    int number();

    Change change();

    /** What the newsroom tells readers about it; may be empty. */
    String note();

    /** Never earlier than that of the entry before it in the log. */
    Instant publishedAt();

    /** Of this entry and, through it, of all before it. */
    Digest digest();
}
