package news.backgrounder.difference;

import news.backgrounder.edition.ItemId;
import org.jspecify.annotations.Nullable;

/**
 * Where in a body.
 *
 * @param item the question or event, or null for what is no item's
 * @param position of the item among its like, from 1, in the later body; one that is gone there has the position that
 *     it had in the earlier body; 0 for what is no item's
 */
public record Place(Part part, @Nullable ItemId item, int position) {

    static Place of(Part part) {
        return new Place(part, null, 0);
    }
}
