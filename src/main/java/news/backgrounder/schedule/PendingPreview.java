package news.backgrounder.schedule;

import java.util.Optional;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.page.ArticlePage;
import news.backgrounder.page.Shown;
import news.backgrounder.schedule.Outlook.Prospect;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The page of an article as it will be when a set goes live, with what goes live before it. */
@Component
@Transactional(readOnly = true)
class PendingPreview {

    private final Editions editions;
    private final Site site;

    PendingPreview(Editions editions, Site site) {
        this.editions = editions;
        this.site = site;
    }

    /** Empty where the set cannot go live as it stands, has no text any more, or has no article to show it with. */
    Optional<ArticlePage> of(Prospect prospect) {
        var subject = prospect.set().article();
        return prospect.set().isOpen()
                        && prospect.isClear()
                        && !prospect.fates().isEmpty()
                ? then(prospect, subject, ArticleBody.class).map(article -> page(prospect, subject, article))
                : Optional.empty();
    }

    private ArticlePage page(Prospect prospect, SubjectId subject, ArticleBody article) {
        var published =
                editions.current(subject, ArticleBody.class).map(Shown::of).map(Shown::published);
        return ArticlePage.of(
                new Shown<>(article, published.orElse(null)),
                shown(prospect, article.explainer(), ExplainerBody.class),
                shown(prospect, article.conflict(), TimelineBody.class),
                editions.moreOnTheConflict(subject, article, ArticlePage.MORE_ARTICLES),
                site);
    }

    private <B extends Body> @Nullable Shown<B> shown(Prospect prospect, @Nullable SubjectId subject, Class<B> type) {
        return subject == null
                ? null
                : then(prospect, subject, type)
                        .map(body -> new Shown<B>(body, null))
                        .orElse(null);
    }

    private <B extends Body> Optional<B> then(Prospect prospect, SubjectId subject, Class<B> type) {
        return Optional.ofNullable(prospect.then().get(subject))
                .map(type::cast)
                .or(() -> editions.current(subject, type).map(Edition::body));
    }
}
