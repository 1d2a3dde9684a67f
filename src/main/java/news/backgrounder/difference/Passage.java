package news.backgrounder.difference;

import java.util.List;

/** How one paragraph, or a row of unchanged ones, came from the text before to the text after. */
public sealed interface Passage {

    /** Paragraphs that read the same in both texts, folded into their number. */
    record Unchanged(int count) implements Passage {}

    /**
     * A paragraph whose words differ. What is the same and what was removed make the paragraph before, what is the same
     * and what was added make the one after.
     *
     * @param before which paragraph it was, from 0, or -1 if it is new
     * @param after which paragraph it is, from 0, or -1 if it is gone
     */
    record Changed(List<Run> runs, int before, int after) implements Passage {

        public Changed {
            runs = List.copyOf(runs);
        }
    }

    /** A paragraph of the same words that looks different: in emphasis, as a heading, as a quotation, as a list. */
    record Restyled(String text, int before, int after) implements Passage {}
}
