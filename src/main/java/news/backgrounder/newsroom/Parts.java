package news.backgrounder.newsroom;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backgrounder.article.Article;
import news.backgrounder.article.ArticleId;
import news.backgrounder.article.Articles;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.conflict.Conflicts;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.explainer.ExplainerId;
import news.backgrounder.explainer.Explainers;
import news.backgrounder.site.Site;
import news.backgrounder.workingcopy.WorkingCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds what a story is made of: the article with what its working copy shows, and what readers see with it where that
 * is something else.
 */
@Component
@Transactional(readOnly = true)
class Parts {

    private static final int MOST_NAMED = 50;

    private final Articles articles;
    private final Explainers explainers;
    private final Conflicts conflicts;
    private final Editions editions;
    private final Site site;

    Parts(Articles articles, Explainers explainers, Conflicts conflicts, Editions editions, Site site) {
        this.articles = articles;
        this.explainers = explainers;
        this.conflicts = conflicts;
        this.editions = editions;
        this.site = site;
    }

    /** The article first; empty where there is no such article. */
    List<Part> of(ArticleId id) {
        return articles.findById(id)
                .map(article -> subjects(article).stream()
                        .flatMap(subject -> copy(subject).map(copy -> part(copy, article)).stream())
                        .toList())
                .orElse(List.of());
    }

    private LinkedHashSet<SubjectId> subjects(Article article) {
        var subjects = new LinkedHashSet<SubjectId>();
        subjects.add(article.subject());
        article.explainer().map(ExplainerId::subject).ifPresent(subjects::add);
        var seen = editions.current(article.subject(), ArticleBody.class).map(Edition::body);
        seen.map(ArticleBody::explainer).ifPresent(subjects::add);
        article.conflict().map(ConflictId::subject).ifPresent(subjects::add);
        seen.map(ArticleBody::conflict).ifPresent(subjects::add);
        return subjects;
    }

    /** The working copy of a subject. */
    Optional<? extends WorkingCopy<?>> copy(SubjectId subject) {
        return switch (subject.kind()) {
            case ARTICLE -> articles.findById(new ArticleId(subject.value()));
            case EXPLAINER -> explainers.findById(new ExplainerId(subject.value()));
            case TIMELINE -> conflicts.findById(new ConflictId(subject.value()));
        };
    }

    private Part part(WorkingCopy<?> copy, Article article) {
        var newest = editions.newest(copy.subject()).orElse(null);
        var withdrawn = newest instanceof Edition
                ? null
                : editions.withdrawal(copy.subject())
                        .map(tombstone -> Withdrawn.by(tombstone, site.timeZone()))
                        .orElse(null);
        return new Part(copy.subject(), title(copy, newest), newest, withdrawn, alsoIn(copy.subject(), article));
    }

    private static String title(WorkingCopy<?> copy, @Nullable Entry newest) {
        return newest instanceof Edition<?> edition ? title(edition.body()) : copy.title();
    }

    private static String title(Body body) {
        return switch (body) {
            case ArticleBody article -> article.headline();
            case ExplainerBody explainer -> explainer.title();
            case TimelineBody timeline -> timeline.name();
        };
    }

    private List<String> alsoIn(SubjectId subject, Article article) {
        return Stream.of(subject)
                .filter(shown -> !shown.equals(article.subject()))
                .flatMap(shown -> editions.latestArticles(shown, MOST_NAMED).stream())
                .filter(edition -> !edition.subject().equals(article.subject()))
                .map(edition -> edition.body().headline())
                .toList();
    }

    /** Whether a working copy of this kind, other than that of this subject, has this slug. */
    boolean hasAnotherThisSlug(SubjectId subject, String slug) {
        return switch (subject.kind()) {
            case ARTICLE -> articles.existsBySlugAndIdNot(slug, new ArticleId(subject.value()));
            case EXPLAINER -> explainers.existsBySlugAndIdNot(slug, new ExplainerId(subject.value()));
            case TIMELINE -> conflicts.existsBySlugAndIdNot(slug, new ConflictId(subject.value()));
        };
    }
}
