package news.backgrounder.page;

import java.util.ArrayList;
import java.util.List;
import news.backgrounder.difference.Differences;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.Tombstone;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a subject, newest first.
 *
 * @param title what it is called, or null where it is withdrawn
 * @param gone when it is withdrawn
 * @param count how many entries there are in all
 * @param older the address of those that follow, or null where these are the last
 */
public record History(
        @Nullable String title,
        @Nullable Gone gone,
        String address,
        int count,
        List<Row> rows,
        @Nullable String older) {

    /** So many entries stand on one page. */
    public static final int ON_A_PAGE = 50;

    /**
     * One entry.
     *
     * @param change the {@link Change#code()}
     * @param touched in short; empty for a first edition, and where there is no text to compare
     * @param corrected what was wrong and what is right, for a correction
     * @param edition where it is shown whole, or null where its text is gone
     * @param changes where is shown what it changed, or null where there is nothing to compare
     */
    public record Row(
            int number,
            Moment at,
            String change,
            String note,
            String touched,
            List<Compared.Row> corrected,
            @Nullable String edition,
            @Nullable String changes) {}

    /**
     * @param entries newest first, with one more than stand on the page where there are more
     * @param at the address of the subject now
     */
    public static History of(String at, List<Entry> entries, int count, @Nullable Gone gone, Site site) {
        var rows = new ArrayList<Row>();
        for (var i = 0; i < Math.min(entries.size(), ON_A_PAGE); i++) {
            rows.add(row(at, entries.get(i), i + 1 < entries.size() ? entries.get(i + 1) : null, site));
        }
        var title = entries.stream()
                .filter(_ -> gone == null)
                .findFirst()
                .map(entry -> entry instanceof Edition<?> edition ? Titles.of(edition.body()) : null)
                .orElse(null);
        var more = entries.size() > ON_A_PAGE;
        return new History(
                title,
                gone,
                at,
                count,
                List.copyOf(rows),
                more ? at + "/history?before=" + rows.getLast().number() : null);
    }

    private static Row row(String at, Entry entry, @Nullable Entry before, Site site) {
        var number = entry.number();
        var moment = Moment.of(entry.publishedAt(), site.timeZone());
        var change = entry.change().code();
        return switch (entry) {
            case Tombstone tombstone -> new Row(number, moment, change, tombstone.note(), "", List.of(), null, null);
            case Edition<?> edition -> {
                var address = at + "/history/" + number;
                if (!(before instanceof Edition<?> earlier)) {
                    yield new Row(number, moment, change, edition.note(), "", List.of(), address, null);
                }
                var differences = Differences.between((Body) earlier.body(), (Body) edition.body());
                yield new Row(
                        number,
                        moment,
                        change,
                        edition.note(),
                        differences.touched().words(),
                        entry.change() == Change.CORRECTION
                                ? Compared.of(differences, earlier.body(), edition.body())
                                        .rows()
                                : List.of(),
                        address,
                        address + "/changes");
            }
        };
    }
}
