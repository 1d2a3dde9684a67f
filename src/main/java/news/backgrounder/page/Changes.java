package news.backgrounder.page;

import java.util.List;
import news.backgrounder.difference.Differences;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.site.Site;

/**
 * What changed from one edition of a subject to another.
 *
 * @param since the number of the earlier one
 * @param change why the later one was made, where it follows on the earlier one; else empty
 */
public record Changes(
        String title,
        String address,
        int since,
        Moment sinceAt,
        int number,
        Moment at,
        String change,
        String note,
        String touched,
        List<Compared.Row> rows) {

    /** @param address of the subject now */
    public static Changes between(String address, Edition<?> earlier, Edition<?> later, Site site) {
        var differences = Differences.between((Body) earlier.body(), (Body) later.body());
        var next = earlier.number() + 1 == later.number();
        return new Changes(
                Titles.of(later.body()),
                address,
                earlier.number(),
                Moment.of(earlier.publishedAt(), site.timeZone()),
                later.number(),
                Moment.of(later.publishedAt(), site.timeZone()),
                next ? later.change().code() : "",
                next ? later.note() : "",
                differences.touched().words(),
                Compared.of(differences, earlier.body(), later.body()).rows());
    }
}
