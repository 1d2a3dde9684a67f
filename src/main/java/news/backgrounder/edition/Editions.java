package news.backgrounder.edition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record, to read. */
public interface Editions {

    /** The record as it stood at an instant; what was destroyed since is gone from there as well. */
    Editions asOf(Instant at);

    /** The record as it stood when an entry had just been made. */
    Editions upTo(long sequence);

    /** The subject that was ever published under this slug; an address stays its subject's own. */
    Optional<SubjectId> named(SubjectKind kind, String slug);

    /** The newest entry of the subject that was ever published under this slug. */
    Optional<Entry> newest(SubjectKind kind, String slug);

    /** The newest entry of a subject, or empty where it was never published. */
    Optional<Entry> newest(SubjectId subject);

    /** The newest entry of each of these subjects that was ever published. */
    Map<SubjectId, Entry> newest(Collection<SubjectId> subjects);

    /** What readers see of a subject; empty where it was never published, or is withdrawn. */
    <B extends Body> Optional<Edition<B>> current(SubjectId subject, Class<B> type);

    /** What readers see of each of these subjects, without those that they see nothing of. */
    Map<SubjectId, Edition<?>> current(Collection<SubjectId> subjects);

    /** The withdrawal by which a subject that was published is not to be seen. */
    Optional<Tombstone> withdrawal(SubjectId subject);

    /** The subjects of this kind whose newest edition was published last, newest first. */
    <B extends Body> List<Edition<B>> latest(SubjectKind kind, Class<B> type, int limit);

    /** The articles whose newest edition shows this explainer or timeline, newest first. */
    List<Edition<ArticleBody>> latestArticles(SubjectId shown, int limit);

    /** The other articles on the conflict that this article is about, newest first. */
    List<Edition<ArticleBody>> moreOnTheConflict(SubjectId article, ArticleBody body, int limit);

    /** What stands around an article, with at most {@code limit} others on its conflict. */
    Surroundings around(Edition<ArticleBody> article, int limit);

    /** The entry of a subject that has this number. */
    Optional<Entry> entry(SubjectId subject, int number);

    /** The entries of a subject that have one of these numbers, by number. */
    Map<Integer, Entry> entries(SubjectId subject, Collection<Integer> numbers);

    /** The entries of a subject with a lower number than {@code below}, newest first. */
    List<Entry> history(SubjectId subject, int below, int limit);

    /** The corrections of these subjects, newest first. */
    List<Corrected<?>> corrections(Collection<SubjectId> subjects);

    /** The corrections of the whole site with a lower sequence than {@code below}, newest first. */
    List<Corrected<?>> corrections(long below, int limit);

    /**
     * The instants at which what a subject's page shows of itself, or of the explainer and the timeline that it showed
     * then, became another; oldest first, without those whose text has been destroyed since.
     */
    States states(SubjectId subject);

    /** Whether a subject other than this one was ever published under this slug: its address stays its own. */
    boolean slugBelongsToAnother(SubjectId subject, String slug);

    /** The newest entry of all; empty where nothing was ever published. */
    Optional<Head> head();

    /** The entry as an edition, if its text is there. */
    static Optional<Edition<?>> ifEdition(Entry entry) {
        return switch (entry) {
            case Edition<?> edition -> Optional.of(edition);
            case Tombstone _ -> Optional.empty();
        };
    }
}
