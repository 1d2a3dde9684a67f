package news.backgrounder.page;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Entry;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * The state in which a page stands, to be cited.
 *
 * @param sequence of the newest entry of the record that it shows
 * @param since the instant from which it stands so
 * @param address the permanent, absolute address of this very state
 * @param digest of that entry, which stands for all before it
 */
public record Standing(long sequence, Instant since, String address, String digest, Moment moment) {

    /** @param entries all that the page shows of the record */
    public static Standing of(Body body, Collection<? extends @Nullable Entry> entries, Site site) {
        var newest = entries.stream()
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(Entry::sequence))
                .orElseThrow();
        return new Standing(
                newest.sequence(),
                newest.publishedAt(),
                site.link(Addresses.at(body, newest.publishedAt())),
                newest.digest().value(),
                Moment.of(newest.publishedAt(), site.timeZone()));
    }
}
