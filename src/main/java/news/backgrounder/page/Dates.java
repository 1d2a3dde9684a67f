package news.backgrounder.page;

import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What readers are told of the editions of a subject.
 *
 * @param updated when its last edition was published, or null where that is the first
 * @param change why the last edition was made, or null where it is the first
 * @param note what the newsroom says about that; empty where nothing is said, or where it is said above all else
 * @param editions how many there are
 * @param history where they are listed
 */
public record Dates(
        Moment firstPublished,
        @Nullable Moment updated,
        @Nullable String change,
        String note,
        int editions,
        String history) {

    static @Nullable Dates of(Shown<? extends Body> shown, Site site) {
        var published = shown.published();
        if (published == null) {
            return null;
        }
        var first = Moment.of(published.first(), site.timeZone());
        var history = Addresses.history(shown.body());
        return published.change() == Change.FIRST
                ? new Dates(first, null, null, "", published.number(), history)
                : new Dates(
                        first,
                        Moment.of(published.last(), site.timeZone()),
                        published.change().code(),
                        published.serious() ? "" : published.note(),
                        published.number(),
                        history);
    }
}
