package news.backgrounder.page;

/**
 * The tombstone of a subject; nothing of its text.
 *
 * @param live whether it was published again since
 */
public record WithdrawnPage(String address, Gone gone, boolean live) implements Page {}
