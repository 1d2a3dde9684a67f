package news.backgrounder.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import news.backgrounder.edition.Importance;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.Source;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.page.Corrections.Mark;
import news.backgrounder.prose.Html;
import news.backgrounder.prose.Prose;
import news.backgrounder.site.Site;
import news.backgrounder.when.When;
import org.jspecify.annotations.Nullable;

/** A conflict's timeline as the sidebar of an article and the conflict's own page show it, in stretches of time. */
public record Timeline(
        String name, String address, @Nullable Dates dates, int size, List<Stretch> stretches) {

    /** So many events stand open in a sidebar, the newest; of older ones only the key events do. */
    private static final int OPEN_IN_SIDEBAR = 20;

    /** So many events stand for a conflict in a list. */
    private static final int NEWEST = 3;

    /** Events that follow each other; a folded stretch opens on the reader's click. */
    public record Stretch(boolean folded, List<Entry> entries) {

        /** Where a stretch ends its year may be out of sight, so the next begins with its own. */
        public Stretch {
            var first = entries.getFirst();
            entries = Stream.concat(
                            Stream.of(first.markedWithItsYear()),
                            entries.stream().skip(1))
                    .toList();
        }

        public String years() {
            var from = entries.getFirst().year;
            var to = entries.getLast().year;
            return from == to ? String.valueOf(from) : Math.min(from, to) + " to " + Math.max(from, to);
        }
    }

    /**
     * One event.
     *
     * @param date in full; {@code when} is the same as it stands below a mark of its year
     * @param yearMark whether it is the first of its year in the list
     * @param marks the corrections of it
     * @param timeSkipped whether whole years without events lie between it and the one before it in the list
     */
    public record Entry(
            ItemId id,
            int year,
            boolean yearMark,
            boolean timeSkipped,
            List<When.Part> date,
            List<When.Part> when,
            String headline,
            Html text,
            String place,
            List<Source> sources,
            boolean key,
            List<Mark> marks) {

        Entry markedWithItsYear() {
            return new Entry(id, year, true, timeSkipped, date, when, headline, text, place, sources, key, marks);
        }
    }

    /** Two that differ in an event differ in their dates as well: there is no need to go through all of them. */
    @Override
    public int hashCode() {
        return Objects.hash(address, dates, size);
    }

    /** The whole timeline, nothing folded. */
    public static Timeline whole(Shown<TimelineBody> shown, boolean newestFirst, Corrections corrections, Site site) {
        var events =
                newestFirst ? shown.body().events().reversed() : shown.body().events();
        var entries = entries(events, corrections);
        return timeline(shown, entries.isEmpty() ? List.of() : List.of(new Stretch(false, entries)), site);
    }

    /** The timeline beside an article: oldest first, ordinary events of long ago folded. */
    public static Timeline sidebar(Shown<TimelineBody> shown, Corrections corrections, Site site) {
        var entries = entries(shown.body().events(), corrections);
        var stretches = new ArrayList<Stretch>();
        var run = new ArrayList<Entry>();
        var folded = false;
        for (var i = 0; i < entries.size(); i++) {
            var fold = i < entries.size() - OPEN_IN_SIDEBAR && !entries.get(i).key();
            if (fold != folded && !run.isEmpty()) {
                stretches.add(new Stretch(folded, List.copyOf(run)));
                run.clear();
            }
            folded = fold;
            run.add(entries.get(i));
        }
        if (!run.isEmpty()) {
            stretches.add(new Stretch(folded, List.copyOf(run)));
        }
        return timeline(shown, stretches, site);
    }

    /** What happened last, newest first, for a list of conflicts. */
    static Timeline newest(Shown<TimelineBody> shown, Site site) {
        var newest = shown.body().events().reversed().stream().limit(NEWEST).toList();
        return timeline(
                shown,
                newest.isEmpty() ? List.of() : List.of(new Stretch(false, entries(newest, Corrections.NONE))),
                site);
    }

    private static Timeline timeline(Shown<TimelineBody> shown, List<Stretch> stretches, Site site) {
        return new Timeline(
                shown.body().name(),
                Addresses.of(shown.body()),
                Dates.of(shown, site),
                shown.body().events().size(),
                stretches);
    }

    private static List<Entry> entries(List<TimelineBody.Event> events, Corrections corrections) {
        var entries = new ArrayList<Entry>();
        TimelineBody.@Nullable Event before = null;
        for (var event : events) {
            var year = event.when().year();
            var yearsOn = before == null ? 0 : Math.abs(year - before.when().year());
            entries.add(new Entry(
                    event.id(),
                    year,
                    before == null || yearsOn > 0,
                    yearsOn > 1,
                    event.when().parts(),
                    event.when().shortParts(),
                    event.headline(),
                    Prose.html(event.text(), 4),
                    event.place(),
                    event.sources(),
                    event.importance() == Importance.KEY,
                    corrections.of(event.id())));
            before = event;
        }
        return entries;
    }
}
