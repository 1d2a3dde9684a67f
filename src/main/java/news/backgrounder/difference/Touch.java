package news.backgrounder.difference;

import java.util.List;

/**
 * What was done to one part of a body, or to several items alike.
 *
 * @param positions of the items, from 1 and rising, as in {@link Place#position}; empty for what is no item's
 */
public record Touch(Part part, Kind kind, List<Integer> positions) {

    public enum Kind {
        CHANGED,
        MOVED,
        ADDED,
        REMOVED
    }

    public Touch {
        positions = List.copyOf(positions);
    }
}
