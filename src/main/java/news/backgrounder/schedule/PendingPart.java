package news.backgrounder.schedule;

import news.backgrounder.edition.Body;
import news.backgrounder.edition.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a pending set makes of one subject.
 *
 * @param first whether it is the subject's first publication
 * @param base what readers saw of it, or were to see, when the set was made; null for a first publication
 * @param target what the set says; null once it needs to be kept no more
 */
record PendingPart(
        SubjectId subject,
        boolean first,
        @Nullable Body base,
        @Nullable Body target) {

    PendingPart(SubjectId subject, @Nullable Body base, Body target) {
        this(subject, base == null, base, target);
    }
}
