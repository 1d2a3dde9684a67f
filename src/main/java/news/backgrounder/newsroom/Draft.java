package news.backgrounder.newsroom;

import java.util.Map;
import java.util.Optional;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.explainer.ExplainerId;

/** What a form would make of the working copies: the article, and every explainer and conflict that it touches. */
record Draft(ArticleBody article, Map<ExplainerId, ExplainerBody> explainers, Map<ConflictId, TimelineBody> conflicts) {

    /** Names the explainer that the article shows. */
    Optional<ExplainerId> explainerId() {
        return Optional.ofNullable(article.explainer()).map(SubjectId::value).map(ExplainerId::new);
    }

    /** Names the conflict whose timeline the article shows. */
    Optional<ConflictId> conflictId() {
        return Optional.ofNullable(article.conflict()).map(SubjectId::value).map(ConflictId::new);
    }

    Optional<ExplainerBody> explainer() {
        return explainerId().map(explainers::get);
    }

    Optional<TimelineBody> timeline() {
        return conflictId().map(conflicts::get);
    }
}
