package news.backgrounder.reading;

import static org.springframework.transaction.annotation.Isolation.REPEATABLE_READ;

import java.util.Optional;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.page.ArticlePage;
import news.backgrounder.page.ConflictPage;
import news.backgrounder.page.ExplainerPage;
import news.backgrounder.page.FrontPage;
import news.backgrounder.page.Shown;
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

    Optional<ArticlePage> article(String slug) {
        return current(SubjectKind.ARTICLE, slug, ArticleBody.class).map(this::page);
    }

    private <B extends Body> Optional<Edition<B>> current(SubjectKind kind, String slug, Class<B> type) {
        return editions.named(kind, slug).flatMap(subject -> editions.current(subject, type));
    }

    private ArticlePage page(Edition<ArticleBody> edition) {
        return ArticlePage.of(
                Shown.of(edition),
                shown(edition.body().explainer(), ExplainerBody.class),
                shown(edition.body().conflict(), TimelineBody.class),
                editions.moreOnTheConflict(edition.subject(), edition.body(), ArticlePage.MORE_ARTICLES),
                site);
    }

    private <B extends Body> @Nullable Shown<B> shown(@Nullable SubjectId subject, Class<B> type) {
        return subject == null
                ? null
                : editions.current(subject, type).map(Shown::of).orElse(null);
    }

    Optional<ExplainerPage> explainer(String slug) {
        return current(SubjectKind.EXPLAINER, slug, ExplainerBody.class)
                .map(edition ->
                        ExplainerPage.of(edition, editions.latestArticles(edition.subject(), LISTED_ARTICLES), site));
    }

    Optional<ConflictPage> conflict(String slug, boolean newestFirst) {
        return current(SubjectKind.TIMELINE, slug, TimelineBody.class)
                .map(edition -> ConflictPage.of(
                        edition, editions.latestArticles(edition.subject(), LISTED_ARTICLES), newestFirst, site));
    }
}
