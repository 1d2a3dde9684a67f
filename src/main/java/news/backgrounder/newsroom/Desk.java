package news.backgrounder.newsroom;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.backgrounder.article.Article;
import news.backgrounder.article.ArticleId;
import news.backgrounder.article.Articles;
import news.backgrounder.conflict.Conflicts;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.explainer.Explainers;
import news.backgrounder.page.Moment;
import news.backgrounder.site.Site;
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
        CHANGED("published with unpublished changes");

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
     * @param address where readers find it, or null for a draft
     */
    record Item(
            String title,
            State state,
            Moment changed,
            String changedBy,
            @Nullable String form,
            @Nullable String address) {}

    List<Item> articles() {
        var found = articles.findAllByOrderByChangedAtDesc(ON_THE_DESK);
        var published = published(found.stream().map(article -> article.id().subject()));
        return found.stream()
                .map(article -> item(
                        article.headline(),
                        article.id().subject(),
                        article.toBody(),
                        article.changedAt(),
                        article.changedBy(),
                        Optional.of(article),
                        published))
                .toList();
    }

    List<Item> explainers() {
        var found = explainers.findAllByOrderByChangedAtDesc(ON_THE_DESK);
        var published = published(found.stream().map(explainer -> explainer.id().subject()));
        return found.stream()
                .map(explainer -> item(
                        explainer.toBody().title(),
                        explainer.id().subject(),
                        explainer.toBody(),
                        explainer.changedAt(),
                        explainer.changedBy(),
                        articles.findByExplainerOrderByChangedAtDesc(explainer.id()).stream()
                                .findFirst(),
                        published))
                .toList();
    }

    List<Item> conflicts() {
        var found = conflicts.findAllByOrderByChangedAtDesc(ON_THE_DESK);
        var published = published(found.stream().map(conflict -> conflict.id().subject()));
        return found.stream()
                .map(conflict -> item(
                        conflict.name(),
                        conflict.id().subject(),
                        conflict.toBody(),
                        conflict.changedAt(),
                        conflict.changedBy(),
                        articles.findByConflictOrderByChangedAtDesc(conflict.id()).stream()
                                .findFirst(),
                        published))
                .toList();
    }

    private Map<SubjectId, Edition<?>> published(Stream<SubjectId> subjects) {
        return editions.current(subjects.collect(toSet()));
    }

    private Item item(
            String title,
            SubjectId subject,
            Body body,
            Instant changedAt,
            String changedBy,
            Optional<Article> editedWith,
            Map<SubjectId, Edition<?>> published) {
        var edition = published.get(subject);
        return new Item(
                title,
                state(body, edition),
                Moment.of(changedAt, site.timeZone()),
                changedBy,
                editedWith.map(article -> "/admin/articles/" + article.id()).orElse(null),
                edition == null ? null : subject.kind().address(edition.body().slug()));
    }

    private static State state(Body body, @Nullable Edition<?> edition) {
        if (edition == null) {
            return State.DRAFT;
        }
        return edition.body().equals(body) ? State.PUBLISHED : State.CHANGED;
    }

    /** How one article stands; empty where it was not saved yet. */
    Optional<Item> article(ArticleId id) {
        return articles.findById(id)
                .map(article -> item(
                        article.headline(),
                        id.subject(),
                        article.toBody(),
                        article.changedAt(),
                        article.changedBy(),
                        Optional.of(article),
                        published(Stream.of(id.subject()))));
    }

    /** Names to choose from while typing. */
    record Suggestions(List<String> sections, List<String> conflicts, List<String> explainers) {}

    Suggestions suggestions() {
        return new Suggestions(
                articles.sections(),
                conflicts.findAllByOrderByChangedAtDesc(ON_THE_DESK).stream()
                        .map(conflict -> conflict.name())
                        .toList(),
                explainers.findAllByOrderByChangedAtDesc(ON_THE_DESK).stream()
                        .map(explainer -> explainer.title())
                        .toList());
    }
}
