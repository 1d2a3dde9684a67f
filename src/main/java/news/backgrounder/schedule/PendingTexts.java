package news.backgrounder.schedule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.RedactedWords;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.workingcopy.HoldsText;
import org.springframework.stereotype.Component;

/** Lets a redaction reach what is scheduled. */
@Component
class PendingTexts implements HoldsText {

    private final Pending pending;

    PendingTexts(Pending pending) {
        this.pending = pending;
    }

    @Override
    public Map<String, Body> textsOf(SubjectId subject) {
        var texts = new LinkedHashMap<String, Body>();
        pending.kept(subject).bodies().forEach(body -> texts.put("scheduled text " + (texts.size() + 1), body));
        return texts;
    }

    @Override
    public void redact(SubjectId subject, RedactedWords words, String by, Instant at) {
        pending.redact(subject, words);
    }
}
