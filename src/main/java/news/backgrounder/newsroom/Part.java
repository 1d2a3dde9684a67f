package news.backgrounder.newsroom;

import java.util.List;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * One of the subjects that a story is made of: its article, an explainer or a timeline.
 *
 * @param newest its newest entry in the record, or null where it was never published
 * @param alsoIn the other articles with which readers see it
 */
record Part(
        SubjectId subject,
        String title,
        @Nullable Entry newest,
        @Nullable Withdrawn withdrawn,
        List<String> alsoIn) {

    public String kind() {
        return subject.kind().code();
    }

    /** Whether readers see anything of it now. */
    public boolean isSeen() {
        return newest instanceof Edition;
    }

    public String code() {
        return subject.toString();
    }

    /** Names it in the state in which it is now. */
    public String codeOfState() {
        return code() + "/" + (newest == null ? 0 : newest.number());
    }
}
