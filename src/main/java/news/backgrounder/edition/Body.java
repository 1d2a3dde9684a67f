package news.backgrounder.edition;

import java.util.Set;

/**
 * What readers see of one subject; stored whole, for ever. Add components, never rename one: old editions must still
 * open. A component that an old edition lacks is null when it is read, so a compact constructor gives it its meaning.
 */
public sealed interface Body permits ArticleBody, ExplainerBody, TimelineBody {

    /** The last part of the subject's public address. */
    String slug();

    /** The same under another slug. */
    Body at(String slug);

    SubjectKind kind();

    /** The other subjects that readers see together with this one. */
    Set<SubjectId> references();
}
