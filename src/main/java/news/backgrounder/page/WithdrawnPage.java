package news.backgrounder.page;

/** The tombstone of a subject; nothing of its text. */
public record WithdrawnPage(String address, Gone gone) implements Page {}
