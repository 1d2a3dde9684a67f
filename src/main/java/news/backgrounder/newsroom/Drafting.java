package news.backgrounder.newsroom;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import news.backgrounder.article.ArticleId;
import news.backgrounder.article.Articles;
import news.backgrounder.conflict.Conflict;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.conflict.Conflicts;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.explainer.Explainer;
import news.backgrounder.explainer.ExplainerId;
import news.backgrounder.explainer.Explainers;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Works out what a form would make of the working copies, and changes nothing.
 *
 * <p>The questions of a form belong to the explainer that it was opened with, its events to the conflict. A title or
 * name typed into a form that was opened without one chooses what bears it already, or begins a new one; what was typed
 * below it is then added at the end. No title, no name: the article goes without. Another existing title or name lets
 * the article change over to that; a title of no other explainer renames the one that is open; a name of no other
 * conflict begins a new conflict, unless the one that is open is still this article's alone and no reader knows it.
 */
@Component
class Drafting {

    private final Articles articles;
    private final Explainers explainers;
    private final Conflicts conflicts;
    private final Editions editions;

    Drafting(Articles articles, Explainers explainers, Conflicts conflicts, Editions editions) {
        this.articles = articles;
        this.explainers = explainers;
        this.conflicts = conflicts;
        this.editions = editions;
    }

    /** @throws Unfit where the slug that was typed is taken */
    Draft draft(ArticleId id, StoryForm form) {
        var explainerBodies = new HashMap<ExplainerId, ExplainerBody>();
        var explainer = explainer(form.explainer(), explainerBodies);
        var conflictBodies = new HashMap<ConflictId, TimelineBody>();
        var conflict = conflict(form.timeline(), conflictBodies);
        var article = form.article()
                .toBody(
                        slug(id, form.article()),
                        explainer.map(ExplainerId::subject).orElse(null),
                        conflict.map(ConflictId::subject).orElse(null));
        return new Draft(article, Map.copyOf(explainerBodies), Map.copyOf(conflictBodies));
    }

    private String slug(ArticleId id, ArticleForm article) {
        Predicate<String> taken =
                slug -> articles.existsBySlugAndIdNot(slug, id) || editions.slugBelongsToAnother(id.subject(), slug);
        if (article.slug().isEmpty()) {
            return Slug.free(article.headline(), "story", taken);
        }
        if (taken.test(article.slug())) {
            throw new Unfit(
                    "article.slug",
                    "Another article has this slug. %s is free.".formatted(Slug.free(article.slug(), "story", taken)));
        }
        return article.slug();
    }

    private Optional<ExplainerId> explainer(ExplainerForm form, Map<ExplainerId, ExplainerBody> bodies) {
        var open = id(form.id()).map(ExplainerId::new).flatMap(explainers::findById);
        var named = explainers.titled(form.title(), Limit.of(1)).stream().findFirst();
        if (form.title().isEmpty()) {
            return Optional.empty();
        }
        if (open.isPresent()) {
            var body = open.get().toBody();
            var changesOver =
                    named.filter(other -> !other.id().equals(open.get().id())).isPresent();
            bodies.put(
                    open.get().id(),
                    new ExplainerBody(body.slug(), changesOver ? body.title() : form.title(), form.asked()));
            if (!changesOver) {
                return open.map(Explainer::id);
            }
            named.ifPresent(other -> bodies.put(other.id(), other.toBody()));
            return named.map(Explainer::id);
        }
        if (named.isPresent()) {
            var body = named.get().toBody();
            bodies.put(
                    named.get().id(),
                    new ExplainerBody(body.slug(), body.title(), joined(body.questions(), form.asked())));
            return named.map(Explainer::id);
        }
        var id = ExplainerId.next();
        bodies.put(id, new ExplainerBody(slug(id, form.title()), form.title(), form.asked()));
        return Optional.of(id);
    }

    private String slug(ExplainerId id, String title) {
        return Slug.free(
                title,
                "explainer",
                slug -> explainers.existsBySlugAndIdNot(slug, id) || editions.slugBelongsToAnother(id.subject(), slug));
    }

    private Optional<ConflictId> conflict(TimelineForm form, Map<ConflictId, TimelineBody> bodies) {
        var open = id(form.id()).map(ConflictId::new).flatMap(conflicts::findById);
        var named = form.conflict().isEmpty()
                ? Optional.<Conflict>empty()
                : conflicts.named(form.conflict(), Limit.of(1)).stream().findFirst();
        if (open.isPresent()) {
            var body = open.get().toBody();
            var stays = named.filter(same -> same.id().equals(open.get().id())).isPresent();
            var renames = named.isEmpty()
                    && !form.conflict().isEmpty()
                    && isOfOneArticleOnly(open.get().id());
            bodies.put(
                    open.get().id(),
                    new TimelineBody(body.slug(), stays || renames ? form.conflict() : body.name(), form.told()));
            if (stays || renames) {
                return open.map(Conflict::id);
            }
            named.ifPresent(other -> bodies.put(other.id(), other.toBody()));
            return named.map(Conflict::id).or(() -> begun(form.conflict(), List.of(), bodies));
        }
        if (named.isPresent()) {
            var body = named.get().toBody();
            bodies.put(
                    named.get().id(), new TimelineBody(body.slug(), body.name(), joined(body.events(), form.told())));
            return named.map(Conflict::id);
        }
        return begun(form.conflict(), form.told(), bodies);
    }

    private Optional<ConflictId> begun(
            String name, List<TimelineBody.Event> events, Map<ConflictId, TimelineBody> bodies) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var id = ConflictId.next();
        var slug = Slug.free(
                name,
                "conflict",
                taken -> conflicts.existsBySlugAndIdNot(taken, id)
                        || editions.slugBelongsToAnother(id.subject(), taken));
        bodies.put(id, new TimelineBody(slug, name, events));
        return Optional.of(id);
    }

    private boolean isOfOneArticleOnly(ConflictId id) {
        return articles.findByConflictOrderByChangedAtDesc(id).size() <= 1
                && editions.current(id.subject(), TimelineBody.class).isEmpty();
    }

    private static <T> List<T> joined(List<T> saved, List<T> added) {
        return Stream.concat(saved.stream(), added.stream()).toList();
    }

    private static Optional<UUID> id(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
