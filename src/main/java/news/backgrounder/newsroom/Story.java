package news.backgrounder.newsroom;

import java.util.Optional;
import news.backgrounder.article.Article;
import news.backgrounder.conflict.Conflict;
import news.backgrounder.explainer.Explainer;

/** The working copies that one form edits. */
record Story(Article article, Optional<Explainer> explainer, Optional<Conflict> conflict) {}
