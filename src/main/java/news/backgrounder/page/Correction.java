package news.backgrounder.page;

import static java.util.stream.Collectors.joining;

import com.github.benmanes.caffeine.cache.Cache;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import news.backgrounder.difference.Differences;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Corrected;
import news.backgrounder.edition.Edition;
import news.backgrounder.memory.Memory;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What was wrong and what is right, as two editions tell it.
 *
 * @param id names it on a page
 * @param touched in short
 * @param title of what was corrected, as it is called now
 * @param address of the page that it corrected
 * @param changes where it is shown whole
 * @param inWords for machines: the newsroom's note, then the words themselves
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
        String changes,
        String inWords) {

    /** What it was made of; of the bodies no more than which they are, so that they may be forgotten. */
    private record Known(
            WeakReference<Body> after,
            @Nullable WeakReference<Body> before,
            int number,
            Instant at,
            String note,
            boolean serious,
            Site site,
            Correction correction) {

        static Known of(Edition<?> edition, @Nullable Body before, Site site) {
            return new Known(
                    new WeakReference<>(edition.body()),
                    before == null ? null : new WeakReference<>(before),
                    edition.number(),
                    edition.publishedAt(),
                    edition.note(),
                    edition.serious(),
                    site,
                    Correction.of(edition, before, site));
        }

        boolean isOf(Edition<?> edition, @Nullable Body before, Site site) {
            return after.refersTo(edition.body())
                    && (before == null ? this.before == null : this.before != null && this.before.refersTo(before))
                    && number == edition.number()
                    && at.equals(edition.publishedAt())
                    && note.equals(edition.note())
                    && serious == edition.serious()
                    && this.site.equals(site);
        }

        /** Its words stand in it twice, once more in pieces, and take about three times as much as these. */
        int weight() {
            return Memory.weight(note) + 10 * Memory.weight(correction.inWords);
        }
    }

    /** By its sequence: a correction is shown for years, and stays the same. */
    private static final Cache<Long, Known> KNOWN = Memory.of(4_000_000, (_, known) -> known.weight());

    public static Correction of(Corrected<?> corrected, Site site) {
        var edition = corrected.correction();
        var before = corrected.before() == null ? null : corrected.before().body();
        var known = KNOWN.getIfPresent(edition.sequence());
        if (known == null || !known.isOf(edition, before, site)) {
            known = Known.of(edition, before, site);
            KNOWN.put(edition.sequence(), known);
        }
        return known.correction;
    }

    private static Correction of(Edition<?> edition, @Nullable Body before, Site site) {
        var differences =
                before == null ? new Differences(true, List.of()) : Differences.between(before, edition.body());
        var rows = Compared.of(differences, edition.body()).rows();
        return new Correction(
                "correction-" + edition.sequence(),
                edition.sequence(),
                Moment.of(edition.publishedAt(), site.timeZone()),
                edition.note(),
                edition.serious(),
                differences.touched().words(),
                rows,
                Titles.of(edition.body()),
                Addresses.of(edition.body()),
                Addresses.changes(edition.body(), edition.number()),
                inWords(edition.note(), rows));
    }

    /** The pages that it stands on are looked up by it, again and again. */
    @Override
    public int hashCode() {
        return Long.hashCode(sequence);
    }

    private static String inWords(String note, List<Compared.Row> rows) {
        return Stream.concat(Stream.of(note), rows.stream().map(Compared.Row::inWords))
                .filter(words -> !words.isEmpty())
                .collect(joining(" "));
    }
}
