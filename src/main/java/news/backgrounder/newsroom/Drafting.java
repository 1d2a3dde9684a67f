package news.backgrounder.newsroom;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import news.backgrounder.article.Article;
import news.backgrounder.article.ArticleId;
import news.backgrounder.article.Articles;
import news.backgrounder.conflict.Conflict;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.conflict.Conflicts;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.explainer.Explainer;
import news.backgrounder.explainer.ExplainerId;
import news.backgrounder.explainer.Explainers;
import news.backgrounder.schedule.Pending;
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
    private final Pending pending;

    Drafting(Articles articles, Explainers explainers, Conflicts conflicts, Editions editions, Pending pending) {
        this.articles = articles;
        this.explainers = explainers;
        this.conflicts = conflicts;
        this.editions = editions;
        this.pending = pending;
    }

    /** @throws Unfit where the slug that was typed is taken, or events belong to no conflict */
    Draft draft(ArticleId id, StoryForm form) {
        var saved = articles.findById(id);
        var explainerBodies = new HashMap<ExplainerId, ExplainerBody>();
        var explainer = form.explainer().isUntouched()
                ? saved.flatMap(Article::explainer)
                : explainer(form.explainer(), explainerBodies);
        var conflictBodies = new HashMap<ConflictId, TimelineBody>();
        var conflict = form.timeline().isUntouched()
                ? saved.flatMap(Article::conflict)
                : conflict(form.timeline(), conflictBodies);
        var words = saved.filter(_ -> form.article().isUntouched())
                .map(ArticleForm::of)
                .orElse(form.article());
        explainer.ifPresent(shown -> explainerBodies.computeIfAbsent(
                shown, it -> explainers.findById(it).orElseThrow().toBody()));
        conflict.ifPresent(shown -> conflictBodies.computeIfAbsent(
                shown, it -> conflicts.findById(it).orElseThrow().toBody()));
        var article = words.toBody(
                slug(id, words),
                explainer.map(ExplainerId::subject).orElse(null),
                conflict.map(ConflictId::subject).orElse(null));
        return new Draft(article, Map.copyOf(explainerBodies), Map.copyOf(conflictBodies));
    }

    private String slug(ArticleId id, ArticleForm article) {
        Predicate<String> taken =
                slug -> articles.existsBySlugAndIdNot(slug, id) || belongsToAnother(id.subject(), slug);
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

    private boolean belongsToAnother(SubjectId subject, String slug) {
        return editions.slugBelongsToAnother(subject, slug) || pending.slugBelongsToAnother(subject, slug);
    }

    private Optional<ExplainerId> explainer(ExplainerForm form, Map<ExplainerId, ExplainerBody> bodies) {
        if (form.title().isEmpty()) {
            return Optional.empty();
        }
        var open = form.shown().flatMap(explainers::findById);
        var named = explainers.titled(form.title(), Limit.of(1)).stream().findFirst();
        if (open.isPresent()) {
            var body = open.get().toBody();
            var changesOver =
                    named.filter(other -> !other.id().equals(open.get().id()));
            var title = changesOver.isPresent() ? body.title() : form.title();
            bodies.put(open.get().id(), new ExplainerBody(body.slug(), title, form.asked(body.ids())));
            return changesOver.or(() -> open).map(Explainer::id);
        }
        if (named.isPresent()) {
            var body = named.get().toBody();
            var questions = joined(body.questions(), form.asked(Set.of()));
            bodies.put(named.get().id(), new ExplainerBody(body.slug(), body.title(), questions));
            return named.map(Explainer::id);
        }
        var id = ExplainerId.next();
        bodies.put(id, new ExplainerBody(slug(id, form.title()), form.title(), form.asked(Set.of())));
        return Optional.of(id);
    }

    private String slug(ExplainerId id, String title) {
        return Slug.free(
                title,
                "explainer",
                slug -> explainers.existsBySlugAndIdNot(slug, id) || belongsToAnother(id.subject(), slug));
    }

    private Optional<ConflictId> conflict(TimelineForm form, Map<ConflictId, TimelineBody> bodies) {
        var open = form.shown().flatMap(conflicts::findById);
        var named = form.conflict().isEmpty()
                ? Optional.<Conflict>empty()
                : conflicts.named(form.conflict(), Limit.of(1)).stream().findFirst();
        if (open.isPresent()) {
            var body = open.get().toBody();
            var stays = named.filter(same -> same.id().equals(open.get().id())).isPresent();
            var renames = named.isEmpty()
                    && !form.conflict().isEmpty()
                    && isOfOneArticleOnly(open.get().id());
            var name = stays || renames ? form.conflict() : body.name();
            bodies.put(open.get().id(), new TimelineBody(body.slug(), name, form.told(body.ids())));
            if (stays || renames) {
                return open.map(Conflict::id);
            }
            return named.map(Conflict::id).or(() -> begun(form.conflict(), List.of(), bodies));
        }
        var told = form.told(Set.of());
        if (named.isPresent()) {
            var body = named.get().toBody();
            bodies.put(named.get().id(), new TimelineBody(body.slug(), body.name(), joined(body.events(), told)));
            return named.map(Conflict::id);
        }
        if (form.conflict().isEmpty() && !told.isEmpty()) {
            throw new Unfit("timeline.conflict", "Name the conflict that these events belong to.");
        }
        return begun(form.conflict(), told, bodies);
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
                taken -> conflicts.existsBySlugAndIdNot(taken, id) || belongsToAnother(id.subject(), taken));
        bodies.put(id, new TimelineBody(slug, name, events));
        return Optional.of(id);
    }

    private boolean isOfOneArticleOnly(ConflictId id) {
        return articles.findByConflictOrderByChangedAtDesc(id).size() <= 1
                && editions.newest(id.subject()).isEmpty();
    }

    private static <T> List<T> joined(List<T> saved, List<T> added) {
        return Stream.concat(saved.stream(), added.stream()).toList();
    }
}
