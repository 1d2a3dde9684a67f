package news.backgrounder.page;

import java.time.ZoneId;
import news.backgrounder.edition.Change;
import org.jspecify.annotations.Nullable;

/**
 * What readers are told of the editions of a subject.
 *
 * @param updated when its last edition was published, or null where that is the first
 * @param change why the last edition was made, or null where it is the first
 * @param note what the newsroom says about that; may be empty
 */
public record Dates(
        Moment firstPublished,
        @Nullable Moment updated,
        @Nullable String change,
        String note) {

    static @Nullable Dates of(Shown.@Nullable Published published, ZoneId zone) {
        if (published == null) {
            return null;
        }
        var first = Moment.of(published.first(), zone);
        return published.change() == Change.FIRST
                ? new Dates(first, null, null, "")
                : new Dates(
                        first,
                        Moment.of(published.last(), zone),
                        published.change().code(),
                        published.note());
    }
}
