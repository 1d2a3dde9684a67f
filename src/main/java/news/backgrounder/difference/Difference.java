package news.backgrounder.difference;

import java.util.List;

/** One thing that differs between two states of a body. */
public sealed interface Difference {

    Place place();

    /**
     * One part has another content. Where no passage but {@link Passage.Unchanged} is listed, it was typed differently
     * and reads the same.
     */
    record Reworded(Place place, List<Passage> passages) implements Difference {

        public Reworded {
            passages = List.copyOf(passages);
        }

        /** Whether a reader can see it. */
        public boolean isVisible() {
            return passages.stream().anyMatch(passage -> !(passage instanceof Passage.Unchanged));
        }
    }

    /** A part that is not made of words: what an article refers to, or its picture. */
    record Exchanged(Place place, How how) implements Difference {

        public enum How {
            ADDED,
            REMOVED,
            REPLACED
        }
    }

    /** A new question or event; its passages are all its words in the order of {@link Item#paragraphs}. */
    record Added(Place place, Item item, List<Passage> passages) implements Difference {

        public Added {
            passages = List.copyOf(passages);
        }
    }

    /** A question or event that is gone; its passages are all its words in the order of {@link Item#paragraphs}. */
    record Removed(Place place, Item item, List<Passage> passages) implements Difference {

        public Removed {
            passages = List.copyOf(passages);
        }
    }

    /**
     * A question or event that stands elsewhere among those that stayed; positions are from 1, in its own body each.
     */
    record Moved(Place place, int from, int to) implements Difference {}
}
