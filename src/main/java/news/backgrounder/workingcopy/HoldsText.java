package news.backgrounder.workingcopy;

import java.time.Instant;
import java.util.Map;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.RedactedWords;
import news.backgrounder.edition.SubjectId;

/** Keeps texts of subjects apart from their working copies and from the record: a redaction must reach them, too. */
public interface HoldsText {

    /** What it keeps of a subject, by what editors call it, like “change scheduled for 1 March 2026, 18:00 GMT”. */
    Map<String, Body> textsOf(SubjectId subject);

    /** Takes the words out of all that, within the caller's transaction. */
    void redact(SubjectId subject, RedactedWords words, String by, Instant at);
}
