package news.backgrounder.database;

/** Told once in the life of a newsroom's node: from now on everybody gets connections. */
public record Opened() {}
