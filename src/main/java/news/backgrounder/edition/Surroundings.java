package news.backgrounder.edition;

import java.util.List;
import java.util.Map;

/**
 * What stands around an article on its page.
 *
 * @param newest the newest entry of its explainer and of its timeline, where it has them
 * @param corrections of the article and of these, newest first
 * @param more other articles on its conflict, newest first
 */
public record Surroundings(
        Map<SubjectId, Entry> newest, List<Corrected<?>> corrections, List<Edition<ArticleBody>> more) {}
