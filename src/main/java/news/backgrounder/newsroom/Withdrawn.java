package news.backgrounder.newsroom;

import java.time.ZoneId;
import news.backgrounder.edition.Tombstone;
import news.backgrounder.page.Moment;

/** When something was withdrawn, and why in the words that readers get. */
record Withdrawn(Moment when, String why) {

    static Withdrawn by(Tombstone tombstone, ZoneId zone) {
        return new Withdrawn(Moment.of(tombstone.publishedAt(), zone), tombstone.note());
    }
}
