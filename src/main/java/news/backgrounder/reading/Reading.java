package news.backgrounder.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import news.backgrounder.database.Snapshot;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Corrected;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.Head;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.SurrogateKey;
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

/** Puts pages together from the record, each from one snapshot: what was published together is shown together. */
@Service
@Snapshot
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

    /** The newest entry of the record. */
    Optional<Head> head() {
        return editions.head();
    }

    Keyed<FrontPage> front() {
        return new Keyed<>(
                FrontPage.of(
                        editions.latest(SubjectKind.ARTICLE, ArticleBody.class, FRONT_PAGE_ARTICLES),
                        editions.latest(SubjectKind.TIMELINE, TimelineBody.class, FRONT_PAGE_CONFLICTS),
                        site),
                Set.of(SurrogateKey.ARTICLES, SurrogateKey.TIMELINES));
    }

    /** Where the page of the subject at this address stands. */
    Keyed<Found> whereabouts(SubjectKind kind, String slug) {
        return found(kind, slug, now -> Keyed.by(now.subject(), new Found.Standing(Addresses.of(now.body()))));
    }

    /** The page of the subject at this address as it is now. */
    Keyed<Found> current(SubjectKind kind, String slug, boolean newestFirst) {
        return found(kind, slug, now -> Keyed.by(now, here(page(editions, now, newestFirst), null)));
    }

    /** The instants at which the page became another. */
    Keyed<Found> states(SubjectKind kind, String slug) {
        return found(kind, slug, now -> {
            var states = editions.states(now.subject());
            var mementos = new Mementos(Addresses.of(now.body()), states.since(), site);
            return new Keyed<>(new Found.States(mementos), states.keys());
        });
    }

    /** The page as it stood at an instant, with all that was on it then. */
    Keyed<Found> at(SubjectKind kind, String slug, Instant at, boolean newestFirst) {
        return found(kind, slug, now -> {
            var subject = now.subject();
            var then = editions.asOf(at);
            return switch (then.newest(subject).orElse(null)) {
                case null -> Keyed.by(subject, new Found.NotYet(Moment.of(now.firstPublishedAt(), site.timeZone())));
                case Tombstone gone -> Keyed.by(subject, withdrawn(now, gone));
                case Edition<?> state -> {
                    var states = editions.states(subject);
                    var page = page(then, state, newestFirst);
                    var mementos = new Mementos(Addresses.of(now.body()), states.since(), site);
                    yield Keyed.<Found>by(state, new Found.Here(page, past(now, at, states.since()), mementos))
                            .and(states.keys());
                }
            };
        });
    }

    /** One edition, whole, with what stood beside it when it was published. */
    Keyed<Found> edition(SubjectKind kind, String slug, int number) {
        return found(kind, slug, now -> {
            var near = editions.entries(now.subject(), List.of(number - 1, number, number + 1));
            return near.get(number) instanceof Edition<?> edition
                    ? Keyed.by(
                            edition,
                            here(
                                    page(editions.upTo(edition.sequence()), edition, true),
                                    past(now, edition, near.get(number - 1), near.get(number + 1))))
                    : Keyed.by(now.subject(), unseen(now, near.get(number)));
        });
    }

    /** Every entry of the subject at this address, newest first, below a number; of what is withdrawn as well. */
    Keyed<Found> history(SubjectKind kind, String slug, int below) {
        return found(
                kind,
                slug,
                gone -> Keyed.by(gone.subject(), history(kind.address(slug), gone, below)),
                now -> Keyed.by(now.subject(), history(Addresses.of(now.body()), now, below)));
    }

    private Found history(String address, Entry newest, int below) {
        return new Found.Listed(History.of(
                address,
                editions.history(newest.subject(), below, History.ON_A_PAGE + 1),
                newest.number(),
                newest instanceof Tombstone gone ? gone(editions, gone) : null,
                site));
    }

    /** What changed between two editions of the subject at this address, whichever is the later one. */
    Keyed<Found> changes(SubjectKind kind, String slug, int since, int number) {
        return found(kind, slug, now -> Keyed.by(now.subject(), changes(now, since, number)));
    }

    private Found changes(Edition<?> now, int since, int number) {
        var both = editions.entries(now.subject(), List.of(since, number));
        if (!(both.get(Math.min(since, number)) instanceof Edition<?> earlier)) {
            return unseen(now, both.get(Math.min(since, number)));
        }
        if (!(both.get(Math.max(since, number)) instanceof Edition<?> later)) {
            return unseen(now, both.get(Math.max(since, number)));
        }
        return new Found.Compared(Changes.between(Addresses.of(now.body()), earlier, later, site));
    }

    private Keyed<Found> found(SubjectKind kind, String slug, Function<Edition<?>, Keyed<Found>> live) {
        return found(
                kind,
                slug,
                gone -> Keyed.by(gone.subject(), new Found.Withdrawn(kind.address(slug), gone(editions, gone), false)),
                live);
    }

    /** Whatever is asked of a subject: an old address leads on. */
    private Keyed<Found> found(
            SubjectKind kind,
            String slug,
            Function<Tombstone, Keyed<Found>> withdrawn,
            Function<Edition<?>, Keyed<Found>> live) {
        return switch (editions.newest(kind, slug).orElse(null)) {
            case null -> new Keyed<>(new Found.Missing(), Set.of());
            case Tombstone gone -> withdrawn.apply(gone);
            case Edition<?> now ->
                now.body().slug().equals(slug)
                        ? live.apply(now)
                        : Keyed.by(now.subject(), new Found.Moved(Addresses.of(now.body())));
        };
    }

    private Found here(Page page, @Nullable Past past) {
        return new Found.Here(page, past, new Mementos(page.address(), List.of(), site));
    }

    /** Why an edition cannot be seen of a subject that can. */
    private Found unseen(Edition<?> now, @Nullable Entry past) {
        return past instanceof Tombstone gone ? withdrawn(now, gone) : new Found.Missing();
    }

    private Found withdrawn(Edition<?> now, Tombstone past) {
        return new Found.Withdrawn(Addresses.of(now.body()), gone(editions.upTo(past.sequence()), past), true);
    }

    private Page page(Editions then, Edition<?> edition, boolean newestFirst) {
        return switch (edition.body()) {
            case ArticleBody _ -> article(then, edition.as(ArticleBody.class));
            case ExplainerBody _ -> explainer(then, edition.as(ExplainerBody.class));
            case TimelineBody _ -> conflict(then, edition.as(TimelineBody.class), newestFirst);
        };
    }

    private ArticlePage article(Editions then, Edition<ArticleBody> edition) {
        var body = edition.body();
        var read = then.around(edition, ArticlePage.MORE_ARTICLES);
        var explainer = body.explainer() == null ? null : read.newest().get(body.explainer());
        var timeline = body.conflict() == null ? null : read.newest().get(body.conflict());
        var told = new ArticlePage.Told(
                corrections(edition, read.corrections()),
                goneIfWithdrawn(then, explainer),
                goneIfWithdrawn(then, timeline),
                Standing.of(
                        body,
                        Stream.concat(Stream.of(edition), read.newest().values().stream())
                                .toList(),
                        site));
        return ArticlePage.of(
                Shown.of(edition),
                shown(explainer, ExplainerBody.class),
                shown(timeline, TimelineBody.class),
                read.more(),
                told,
                site);
    }

    /** What was put right in an explainer or a timeline before the page was there, the page never had wrong. */
    private Corrections corrections(Edition<?> edition, List<Corrected<?>> all) {
        var since = edition.firstPublishedAt();
        return Corrections.of(
                all.stream()
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
        return newest instanceof Tombstone tombstone ? gone(then, tombstone) : null;
    }

    private Gone gone(Editions then, Tombstone newest) {
        var withdrawal = newest.change() == Change.WITHDRAWAL
                ? newest
                : then.withdrawal(newest.subject()).orElseThrow();
        return Gone.of(withdrawal, site);
    }

    private ExplainerPage explainer(Editions then, Edition<ExplainerBody> edition) {
        return ExplainerPage.of(
                edition,
                then.latestArticles(edition.subject(), LISTED_ARTICLES),
                corrections(edition, then.corrections(List.of(edition.subject()))),
                site);
    }

    private ConflictPage conflict(Editions then, Edition<TimelineBody> edition, boolean newestFirst) {
        return ConflictPage.of(
                edition,
                then.latestArticles(edition.subject(), LISTED_ARTICLES),
                newestFirst,
                corrections(edition, then.corrections(List.of(edition.subject()))),
                site);
    }

    private Past past(Edition<?> now, Instant at, List<Instant> states) {
        var earlier = states.stream().filter(state -> !state.isAfter(at)).toList();
        var later = states.stream().filter(state -> state.isAfter(at)).findFirst();
        return new Past(
                0,
                Moment.of(at, site.timeZone()),
                earlier.size() < 2 ? null : step(now, earlier.get(earlier.size() - 2)),
                later.map(state -> step(now, state)).orElse(null),
                Addresses.of(now.body()),
                null);
    }

    private Past.Step step(Edition<?> now, Instant state) {
        return new Past.Step(Moment.of(state, site.timeZone()), Addresses.at(now.body(), state));
    }

    private Past past(Edition<?> now, Edition<?> edition, @Nullable Entry before, @Nullable Entry after) {
        return new Past(
                edition.number(),
                Moment.of(edition.publishedAt(), site.timeZone()),
                step(now, before),
                step(now, after),
                Addresses.of(now.body()),
                before instanceof Edition<?> ? Addresses.changes(now.body(), edition.number()) : null);
    }

    private Past.@Nullable Step step(Edition<?> now, @Nullable Entry entry) {
        return entry instanceof Edition<?> edition
                ? new Past.Step(
                        Moment.of(edition.publishedAt(), site.timeZone()),
                        Addresses.edition(now.body(), edition.number()))
                : null;
    }

    /** The corrections of the whole site with a lower sequence, newest first. */
    Keyed<List<Correction>> corrections(long below) {
        return new Keyed<>(
                editions.corrections(below, LISTED_CORRECTIONS).stream()
                        .map(corrected -> Correction.of(corrected, site))
                        .toList(),
                Set.of(SurrogateKey.CORRECTIONS));
    }
}
