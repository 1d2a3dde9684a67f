package news.backgrounder.newsroom;

import java.util.Map;
import java.util.Optional;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.explainer.ExplainerId;

/** What a form would make of the working copies: the article, and every explainer and conflict that it touches. */
record Draft(ArticleBody article, Map<ExplainerId, ExplainerBody> explainers, Map<ConflictId, TimelineBody> conflicts) {

    /** The explainer that the article shows. */
    Optional<ExplainerBody> explainer() {
        return Optional.ofNullable(article.explainer()).map(id -> explainers.get(new ExplainerId(id.value())));
    }

    /** The timeline that the article shows. */
    Optional<TimelineBody> timeline() {
        return Optional.ofNullable(article.conflict()).map(id -> conflicts.get(new ConflictId(id.value())));
    }
}
