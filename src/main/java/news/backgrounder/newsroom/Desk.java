package news.backgrounder.newsroom;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import news.backgrounder.article.Article;
import news.backgrounder.article.ArticleId;
import news.backgrounder.article.Articles;
import news.backgrounder.conflict.Conflict;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.conflict.Conflicts;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.Tombstone;
import news.backgrounder.explainer.Explainer;
import news.backgrounder.explainer.ExplainerId;
import news.backgrounder.explainer.Explainers;
import news.backgrounder.page.Moment;
import news.backgrounder.site.Site;
import news.backgrounder.workingcopy.WorkingCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What lies on the newsroom's desk, and how each thing stands towards what readers see. */
@Component
@Transactional(readOnly = true)
class Desk {

    private static final Limit ON_THE_DESK = Limit.of(200);

    private final Articles articles;
    private final Explainers explainers;
    private final Conflicts conflicts;
    private final Editions editions;
    private final Site site;

    Desk(Articles articles, Explainers explainers, Conflicts conflicts, Editions editions, Site site) {
        this.articles = articles;
        this.explainers = explainers;
        this.conflicts = conflicts;
        this.editions = editions;
        this.site = site;
    }

    enum State {
        DRAFT("draft"),
        PUBLISHED("published"),
        CHANGED("published with unpublished changes"),
        WITHDRAWN("withdrawn");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A row of the list.
     *
     * @param form where it is edited, or null where no article has it any more
     * @param address where readers find it, or what is left in its place; null for a draft
     * @param withdrawn when and why it was taken down, or null where it was not
     */
    record Item(
            String title,
            State state,
            Moment changed,
            String changedBy,
            @Nullable String form,
            @Nullable String address,
            @Nullable Withdrawn withdrawn) {}

    List<Item> articles() {
        return items(articles.findAllByOrderByChangedAtDesc(ON_THE_DESK), Optional::of);
    }

    List<Item> explainers() {
        return items(
                explainers.findAllByOrderByChangedAtDesc(ON_THE_DESK),
                explainer -> articles.findByExplainerOrderByChangedAtDesc(explainer.id()).stream()
                        .findFirst());
    }

    List<Item> conflicts() {
        return items(
                conflicts.findAllByOrderByChangedAtDesc(ON_THE_DESK),
                conflict -> articles.findByConflictOrderByChangedAtDesc(conflict.id()).stream()
                        .findFirst());
    }

    /** How one article stands; empty where it was not saved yet. */
    Optional<Item> article(ArticleId id) {
        return articles.findById(id)
                .map(article -> items(List.of(article), Optional::of).getFirst());
    }

    /**
     * Something that several articles may share.
     *
     * @param alsoIn the other articles that show it
     */
    record Shared(Item item, List<String> alsoIn) {}

    Optional<Shared> explainer(Optional<ExplainerId> id, ArticleId besides) {
        return id.flatMap(explainers::findById)
                .map(explainer ->
                        shared(explainer, articles.findByExplainerOrderByChangedAtDesc(explainer.id()), besides));
    }

    Optional<Shared> conflict(Optional<ConflictId> id, ArticleId besides) {
        return id.flatMap(conflicts::findById)
                .map(conflict -> shared(conflict, articles.findByConflictOrderByChangedAtDesc(conflict.id()), besides));
    }

    /** What of an article, and of what it shows, is withdrawn. */
    Set<SubjectKind> leftWithdrawn(ArticleId id) {
        var subjects = articles.findById(id).stream()
                .flatMap(article -> Stream.of(
                                Optional.of(article.subject()),
                                article.explainer().map(ExplainerId::subject),
                                article.conflict().map(ConflictId::subject))
                        .flatMap(Optional::stream))
                .toList();
        return editions.newest(subjects).values().stream()
                .filter(Tombstone.class::isInstance)
                .map(entry -> entry.subject().kind())
                .collect(toSet());
    }

    private Shared shared(WorkingCopy<?> copy, List<Article> showing, ArticleId besides) {
        return new Shared(
                items(List.of(copy), _ -> Optional.empty()).getFirst(),
                showing.stream()
                        .filter(article -> !article.id().equals(besides))
                        .map(Article::title)
                        .toList());
    }

    private <C extends WorkingCopy<?>> List<Item> items(List<C> copies, Function<C, Optional<Article>> editedWith) {
        var newest = editions.newest(copies.stream().map(WorkingCopy::subject).collect(toSet()));
        return copies.stream()
                .map(copy -> item(copy, editedWith.apply(copy), newest.get(copy.subject())))
                .toList();
    }

    private Item item(WorkingCopy<?> copy, Optional<Article> editedWith, @Nullable Entry newest) {
        return new Item(
                copy.title(),
                state(copy.toBody(), newest),
                Moment.of(copy.changedAt(), site.timeZone()),
                copy.changedBy(),
                editedWith.map(article -> "/admin/articles/" + article.id()).orElse(null),
                address(copy, newest),
                newest instanceof Tombstone
                        ? editions.withdrawal(copy.subject())
                                .map(tombstone -> Withdrawn.by(tombstone, site.timeZone()))
                                .orElse(null)
                        : null);
    }

    private @Nullable String address(WorkingCopy<?> copy, @Nullable Entry newest) {
        var kind = copy.subject().kind();
        return switch (newest) {
            case null -> null;
            case Edition<?> edition -> kind.address(edition.body().slug());
            case Tombstone _ ->
                editions.named(kind, copy.slug())
                        .filter(copy.subject()::equals)
                        .map(_ -> kind.address(copy.slug()))
                        .orElse(null);
        };
    }

    private static State state(Body body, @Nullable Entry newest) {
        return switch (newest) {
            case null -> State.DRAFT;
            case Edition<?> edition -> edition.body().equals(body) ? State.PUBLISHED : State.CHANGED;
            case Tombstone _ -> State.WITHDRAWN;
        };
    }

    /** Names to choose from while typing. */
    record Suggestions(List<String> sections, List<String> conflicts, List<String> explainers) {

        static final Suggestions NONE = new Suggestions(List.of(), List.of(), List.of());
    }

    Suggestions suggestions() {
        return new Suggestions(
                articles.sections(),
                conflicts.findAllByOrderByChangedAtDesc(ON_THE_DESK).stream()
                        .map(Conflict::title)
                        .toList(),
                explainers.findAllByOrderByChangedAtDesc(ON_THE_DESK).stream()
                        .map(Explainer::title)
                        .toList());
    }
}
