package news.backgrounder.reading;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import news.backgrounder.database.Snapshot;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.SurrogateKey;
import news.backgrounder.page.Addresses;
import news.backgrounder.page.Course;
import news.backgrounder.page.News;
import news.backgrounder.site.Site;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;

/** Knows what became of a page while a reader had it open. */
@Service
@Snapshot
class Meanwhile {

    private final Editions editions;
    private final MessageSourceAccessor words;

    Meanwhile(Editions editions, MessageSource words, Site site) {
        this.editions = editions;
        this.words = new MessageSourceAccessor(words, site.language());
    }

    /**
     * What there is to tell.
     *
     * @param page where the page stands now
     */
    record Told(String page, News news) {}

    /** What became of the page of the subject at this address since an entry of the log; empty if it was none then. */
    Optional<Keyed<Told>> since(SubjectKind kind, String slug, long sequence) {
        var subject = editions.named(kind, slug).orElse(null);
        if (subject == null) {
            return Optional.empty();
        }
        var record = editions.upTo(sequence);
        var given = record.newest(subject).orElse(null);
        if (given == null) {
            return Optional.empty();
        }
        var now = editions.newest(subject).orElseThrow();
        var shown = withThoseBeside(given);
        var subjects = new LinkedHashSet<>(shown);
        subjects.addAll(withThoseBeside(now));
        var newest = editions.newest(subjects);
        var last = newest.values().stream().mapToLong(Entry::sequence).max().orElseThrow();
        var courses = record.newest(shown).values().stream()
                .sorted(comparing(then -> then.subject().kind()))
                .map(then -> new Course(then, between(then, Objects.requireNonNull(newest.get(then.subject())))))
                .toList();
        var keys = subjects.stream().map(SurrogateKey::of).collect(toUnmodifiableSet());
        return Optional.of(new Keyed<>(new Told(address(kind, slug, now), News.of(last, courses, words)), keys));
    }

    private static Set<SubjectId> withThoseBeside(Entry entry) {
        var subjects = new LinkedHashSet<SubjectId>();
        subjects.add(entry.subject());
        if (entry instanceof Edition<?> edition) {
            subjects.addAll(edition.body().references());
        }
        return subjects;
    }

    /** Oldest first, and no more of the last than can be compared. */
    private List<Entry> between(Entry then, Entry now) {
        var count = Math.min(now.number() - then.number(), Course.MOST_COMPARED);
        return count == 0
                ? List.of()
                : editions.history(then.subject(), now.number() + 1, count).reversed();
    }

    private static String address(SubjectKind kind, String slug, Entry now) {
        return now instanceof Edition<?> edition ? Addresses.of(edition.body()) : kind.address(slug);
    }
}
