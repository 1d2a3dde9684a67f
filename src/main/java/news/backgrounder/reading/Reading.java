package news.backgrounder.reading;

import static org.springframework.transaction.annotation.Isolation.REPEATABLE_READ;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.edition.Tombstone;
import news.backgrounder.page.Addresses;
import news.backgrounder.page.ArticlePage;
import news.backgrounder.page.Changes;
import news.backgrounder.page.ConflictPage;
import news.backgrounder.page.Correction;
import news.backgrounder.page.Corrections;
import news.backgrounder.page.ExplainerPage;
import news.backgrounder.page.FrontPage;
import news.backgrounder.page.Gone;
import news.backgrounder.page.History;
import news.backgrounder.page.Moment;
import news.backgrounder.page.Page;
import news.backgrounder.page.Past;
import news.backgrounder.page.Shown;
import news.backgrounder.page.Standing;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts pages together from the record, each from one snapshot: what was published together is shown together. */
@Service
@Transactional(readOnly = true, isolation = REPEATABLE_READ)
class Reading {

    private static final int FRONT_PAGE_ARTICLES = 40;
    private static final int FRONT_PAGE_CONFLICTS = 6;
    private static final int LISTED_ARTICLES = 500;
    static final int LISTED_CORRECTIONS = 50;

    private final Editions editions;
    private final Site site;

    Reading(Editions editions, Site site) {
        this.editions = editions;
        this.site = site;
    }

    FrontPage front() {
        return FrontPage.of(
                editions.latest(SubjectKind.ARTICLE, ArticleBody.class, FRONT_PAGE_ARTICLES),
                editions.latest(SubjectKind.TIMELINE, TimelineBody.class, FRONT_PAGE_CONFLICTS),
                site);
    }

    /** The page of the subject at this address as it is now. */
    Found current(SubjectKind kind, String slug, boolean newestFirst) {
        return found(
                kind, slug, subject -> new Found.Here(page(editions, subject, newestFirst), null, states(subject)));
    }

    /** The page as it stood at an instant, with all that was on it then. */
    Found at(SubjectKind kind, String slug, Instant at, boolean newestFirst) {
        return found(kind, slug, subject -> {
            var then = editions.asOf(at);
            return switch (then.newest(subject).orElse(null)) {
                case null -> new Found.NotYet(Moment.of(firstPublished(subject), site.timeZone()));
                case Tombstone _ -> new Found.Withdrawn(currentAddress(subject), gone(then, subject), true);
                case Edition<?> _ -> {
                    var states = states(subject);
                    yield new Found.Here(page(then, subject, newestFirst), past(subject, at, states), states);
                }
            };
        });
    }

    /** One edition, whole, with what stood beside it when it was published. */
    Found edition(SubjectKind kind, String slug, int number) {
        return found(kind, slug, subject -> {
            var entry = editions.entry(subject, number).orElse(null);
            if (entry == null) {
                return new Found.Missing();
            }
            if (!(entry instanceof Edition<?> edition)) {
                return new Found.Withdrawn(
                        currentAddress(subject), gone(editions.upTo(entry.sequence()), subject), true);
            }
            return new Found.Here(page(editions.upTo(entry.sequence()), subject, true), past(edition), states(subject));
        });
    }

    private interface Finding {
        Found of(SubjectId subject);
    }

    /** Whatever is asked of a subject: what is withdrawn is gone in all its states, and an old address leads on. */
    private Found found(SubjectKind kind, String slug, Finding finding) {
        var subject = editions.named(kind, slug).orElse(null);
        if (subject == null) {
            return new Found.Missing();
        }
        var newest = editions.newest(subject).orElseThrow();
        if (!(newest instanceof Edition<?> edition)) {
            return new Found.Withdrawn(kind.address(slug), gone(editions, subject), false);
        }
        return edition.body().slug().equals(slug) ? finding.of(subject) : new Found.Moved(Addresses.of(edition.body()));
    }

    private String currentAddress(SubjectId subject) {
        return editions.newest(subject)
                .flatMap(Editions::ifEdition)
                .map(edition -> Addresses.of(edition.body()))
                .orElseThrow();
    }

    private Page page(Editions then, SubjectId subject, boolean newestFirst) {
        return switch (subject.kind()) {
            case ARTICLE ->
                article(then, then.current(subject, ArticleBody.class).orElseThrow());
            case EXPLAINER ->
                explainer(then, then.current(subject, ExplainerBody.class).orElseThrow());
            case TIMELINE ->
                conflict(then, then.current(subject, TimelineBody.class).orElseThrow(), newestFirst);
        };
    }

    private ArticlePage article(Editions then, Edition<ArticleBody> edition) {
        var body = edition.body();
        var shown = Stream.of(body.explainer(), body.conflict())
                .filter(Objects::nonNull)
                .toList();
        var newest = then.newest(shown);
        var explainer = body.explainer() == null ? null : newest.get(body.explainer());
        var timeline = body.conflict() == null ? null : newest.get(body.conflict());
        var told = new ArticlePage.Told(
                corrections(then, edition.subject(), newest.values()),
                goneIfWithdrawn(then, explainer),
                goneIfWithdrawn(then, timeline),
                Standing.of(
                        body,
                        Stream.concat(Stream.of(edition), newest.values().stream())
                                .toList(),
                        site));
        return ArticlePage.of(
                Shown.of(edition),
                shown(explainer, ExplainerBody.class),
                shown(timeline, TimelineBody.class),
                then.moreOnTheConflict(edition.subject(), body, ArticlePage.MORE_ARTICLES),
                told,
                site);
    }

    /** What was put right in an explainer or a timeline before the page was there, the page never had wrong. */
    private Corrections corrections(Editions then, SubjectId subject, Iterable<Entry> shown) {
        var subjects = new ArrayList<>(List.of(subject));
        shown.forEach(entry -> {
            if (entry instanceof Edition<?>) {
                subjects.add(entry.subject());
            }
        });
        var since = then.entry(subject, 1).orElseThrow().publishedAt();
        return Corrections.of(
                then.corrections(subjects).stream()
                        .filter(corrected ->
                                !corrected.correction().publishedAt().isBefore(since))
                        .toList(),
                site);
    }

    private static <B extends Body> @Nullable Shown<B> shown(@Nullable Entry entry, Class<B> type) {
        return entry instanceof Edition<?> edition && type.isInstance(edition.body())
                ? Shown.of(edition.as(type))
                : null;
    }

    private @Nullable Gone goneIfWithdrawn(Editions then, @Nullable Entry newest) {
        return newest instanceof Tombstone tombstone ? gone(then, tombstone.subject()) : null;
    }

    private Gone gone(Editions then, SubjectId subject) {
        return Gone.of(then.withdrawal(subject).orElseThrow(), site);
    }

    private ExplainerPage explainer(Editions then, Edition<ExplainerBody> edition) {
        return ExplainerPage.of(
                edition,
                then.latestArticles(edition.subject(), LISTED_ARTICLES),
                corrections(then, edition.subject(), List.of()),
                site);
    }

    private ConflictPage conflict(Editions then, Edition<TimelineBody> edition, boolean newestFirst) {
        return ConflictPage.of(
                edition,
                then.latestArticles(edition.subject(), LISTED_ARTICLES),
                newestFirst,
                corrections(then, edition.subject(), List.of()),
                site);
    }

    private List<Instant> states(SubjectId subject) {
        return editions.states(subject);
    }

    private Instant firstPublished(SubjectId subject) {
        return editions.entry(subject, 1).orElseThrow().publishedAt();
    }

    private Past past(SubjectId subject, Instant at, List<Instant> states) {
        var body = editions.newest(subject)
                .flatMap(Editions::ifEdition)
                .orElseThrow()
                .body();
        var earlier = states.stream().filter(state -> !state.isAfter(at)).toList();
        var later = states.stream().filter(state -> state.isAfter(at)).findFirst();
        return new Past(
                0,
                Moment.of(at, site.timeZone()),
                earlier.size() < 2 ? null : step(body, earlier.get(earlier.size() - 2)),
                later.map(state -> step(body, state)).orElse(null),
                Addresses.of(body),
                null);
    }

    private Past.Step step(Body body, Instant state) {
        return new Past.Step(Moment.of(state, site.timeZone()), Addresses.at(body, state));
    }

    private Past past(Edition<?> edition) {
        var subject = edition.subject();
        var current = editions.newest(subject)
                .flatMap(Editions::ifEdition)
                .orElseThrow()
                .body();
        var earlier = editions.entry(subject, edition.number() - 1).flatMap(Editions::ifEdition);
        return new Past(
                edition.number(),
                Moment.of(edition.publishedAt(), site.timeZone()),
                earlier.map(it -> step(current, it)).orElse(null),
                editions.entry(subject, edition.number() + 1)
                        .flatMap(Editions::ifEdition)
                        .map(it -> step(current, it))
                        .orElse(null),
                Addresses.of(current),
                earlier.isEmpty() ? null : Addresses.changes(current, edition.number()));
    }

    private Past.Step step(Body current, Edition<?> edition) {
        return new Past.Step(
                Moment.of(edition.publishedAt(), site.timeZone()), Addresses.edition(current, edition.number()));
    }

    /** The entries of the subject at this address, newest first, below a number. */
    Optional<History> history(SubjectKind kind, String slug, int below) {
        return editions.named(kind, slug).map(subject -> {
            var newest = editions.newest(subject).orElseThrow();
            var gone = newest instanceof Edition<?> ? null : gone(editions, subject);
            var address = gone == null ? currentAddress(subject) : kind.address(slug);
            return History.of(
                    address, editions.history(subject, below, History.ON_A_PAGE + 1), newest.number(), gone, site);
        });
    }

    /** What changed between two editions of the subject at this address; empty where one of them cannot be seen. */
    Optional<Changes> changes(SubjectKind kind, String slug, int since, int number) {
        return editions.named(kind, slug).flatMap(subject -> {
            var earlier = editions.entry(subject, since).flatMap(Editions::ifEdition);
            var later = editions.entry(subject, number).flatMap(Editions::ifEdition);
            return earlier.isEmpty() || later.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Changes.between(kind.address(slug), earlier.get(), later.get(), site));
        });
    }

    /** The corrections of the whole site with a lower sequence, newest first. */
    List<Correction> corrections(long below) {
        return editions.corrections(below, LISTED_CORRECTIONS).stream()
                .map(corrected -> Correction.of(corrected, site))
                .toList();
    }
}
