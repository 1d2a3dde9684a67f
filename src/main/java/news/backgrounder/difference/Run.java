package news.backgrounder.difference;

/** A stretch of a changed paragraph that was the same before, is gone, or is new. */
public record Run(Kind kind, String text) {

    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }
}
