package news.backgrounder.edition;

import java.time.Instant;

/** The newest entry of the log; its digest stands for all of it. */
public record Head(long sequence, Instant publishedAt, Digest digest) {}
