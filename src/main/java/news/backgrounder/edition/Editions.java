package news.backgrounder.edition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record, to read. */
public interface Editions {

    /** The newest edition of a subject, or empty where it was never published. */
    <B extends Body> Optional<Edition<B>> current(SubjectId subject, Class<B> type);

    /** The newest edition of each of these subjects that was ever published. */
    Map<SubjectId, Edition<?>> current(Collection<SubjectId> subjects);

    /** The newest edition of the subject that was the last to be published under this slug. */
    <B extends Body> Optional<Edition<B>> current(SubjectKind kind, String slug, Class<B> type);

    /** The subjects of this kind whose newest edition was published last, newest first. */
    <B extends Body> List<Edition<B>> latest(SubjectKind kind, Class<B> type, int limit);

    /** The articles whose newest edition shows this explainer or timeline, newest first. */
    List<Edition<ArticleBody>> latestArticles(SubjectId shown, int limit);

    /** The other articles on the conflict that this article is about, newest first. */
    List<Edition<ArticleBody>> moreOnTheConflict(SubjectId article, ArticleBody body, int limit);

    /** Whether a subject other than this one was ever published under this slug: its address stays its own. */
    boolean slugBelongsToAnother(SubjectId subject, String slug);

    boolean isEmpty();
}
