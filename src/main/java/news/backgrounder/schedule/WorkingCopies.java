package news.backgrounder.schedule;

import java.time.Instant;
import java.util.Optional;
import news.backgrounder.article.ArticleId;
import news.backgrounder.article.Articles;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.conflict.Conflicts;
import news.backgrounder.difference.Merged;
import news.backgrounder.difference.Merging;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.explainer.ExplainerId;
import news.backgrounder.explainer.Explainers;
import news.backgrounder.workingcopy.WorkingCopy;
import org.springframework.stereotype.Component;

/** The working copies of all kinds of subjects. */
@Component
class WorkingCopies {

    private final Articles articles;
    private final Explainers explainers;
    private final Conflicts conflicts;

    WorkingCopies(Articles articles, Explainers explainers, Conflicts conflicts) {
        this.articles = articles;
        this.explainers = explainers;
        this.conflicts = conflicts;
    }

    Optional<? extends WorkingCopy<?>> find(SubjectId subject) {
        return switch (subject.kind()) {
            case ARTICLE -> articles.findById(new ArticleId(subject.value()));
            case EXPLAINER -> explainers.findById(new ExplainerId(subject.value()));
            case TIMELINE -> conflicts.findById(new ConflictId(subject.value()));
        };
    }

    /**
     * Carries a change into a working copy. Where an editor has changed the same place otherwise, their words stay.
     *
     * @return the working copy's text with the places where they stayed
     */
    Merged<Body> carry(WorkingCopy<?> copy, Body base, Body changed, String by, Instant at) {
        var merged = Merging.<Body>carry(base, changed, copy.toBody());
        if (!merged.body().equals(copy.toBody())) {
            revise(copy, merged.body(), by, at);
        }
        return merged;
    }

    @SuppressWarnings("unchecked") // merging keeps the kind
    private static <B extends Body> void revise(WorkingCopy<B> copy, Body body, String by, Instant at) {
        copy.revise((B) body, by, at);
    }

    /** Writes all changes, so that who was overtaken by an editor learns it now. */
    void flush() {
        articles.flush();
    }
}
