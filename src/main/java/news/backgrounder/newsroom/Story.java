package news.backgrounder.newsroom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backgrounder.article.Article;
import news.backgrounder.conflict.Conflict;
import news.backgrounder.explainer.Explainer;
import news.backgrounder.workingcopy.WorkingCopy;

/** The working copies that one form edits. */
record Story(Article article, Optional<Explainer> explainer, Optional<Conflict> conflict) {

    /** All of them; the article last, so that what it shows is published before it. */
    List<WorkingCopy<?>> copies() {
        return Stream.<Optional<? extends WorkingCopy<?>>>of(explainer, conflict, Optional.of(article))
                .<WorkingCopy<?>>flatMap(Optional::stream)
                .toList();
    }
}
