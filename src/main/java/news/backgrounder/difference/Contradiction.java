package news.backgrounder.difference;

/**
 * A place that two editors changed differently, with its words, empty where it has none. What an article refers to is
 * given by its {@code SubjectId}.
 *
 * @param place in their body; in my body if it is gone in theirs
 */
public record Contradiction(Place place, String base, String mine, String theirs) {}
