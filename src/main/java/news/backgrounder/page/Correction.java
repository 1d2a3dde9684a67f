package news.backgrounder.page;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import news.backgrounder.difference.Differences;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Corrected;
import news.backgrounder.site.Site;

/**
 * What was wrong and what is right, as two editions tell it.
 *
 * @param id names it on a page
 * @param touched in short
 * @param title of what was corrected, as it is called now
 * @param address of the page that it corrected
 * @param changes where it is shown whole
 */
public record Correction(
        String id,
        long sequence,
        Moment at,
        String note,
        boolean serious,
        String touched,
        List<Compared.Row> rows,
        String title,
        String address,
        String changes) {

    public static Correction of(Corrected<?> corrected, Site site) {
        var edition = corrected.correction();
        var before = corrected.before();
        var differences = before == null
                ? new Differences(true, List.of())
                : Differences.between((Body) before.body(), (Body) edition.body());
        return new Correction(
                "correction-" + edition.sequence(),
                edition.sequence(),
                Moment.of(edition.publishedAt(), site.timeZone()),
                edition.note(),
                edition.serious(),
                differences.touched().words(),
                Compared.of(differences, edition.body()).rows(),
                Titles.of(edition.body()),
                Addresses.of(edition.body()),
                Addresses.changes(edition.body(), edition.number()));
    }

    /** For machines: the newsroom's note, then the words themselves. */
    String inWords() {
        return Stream.concat(Stream.of(note), rows.stream().map(Compared.Row::inWords))
                .filter(words -> !words.isEmpty())
                .collect(joining(" "));
    }
}
