package news.backgrounder.edition;

/**
 * Told within the transaction that appends to the log, so that this node need not wait to find out by itself.
 *
 * @param sequence of the entry
 */
public record LogGrew(long sequence) {}
