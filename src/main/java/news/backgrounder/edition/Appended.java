package news.backgrounder.edition;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * An entry of the log as those see it who follow the log.
 *
 * @param touched what readers may see otherwise since
 */
public record Appended(
        long sequence,
        SubjectId subject,
        Change change,
        Instant publishedAt,
        Digest digest,
        Set<SurrogateKey> touched) {

    /** @param shown the explainers and timelines whose lists of articles it may have changed */
    static Appended of(
            long sequence, SubjectId subject, Change change, Instant publishedAt, Digest digest, Set<UUID> shown) {
        var touched = new HashSet<SurrogateKey>();
        touched.add(SurrogateKey.RECORD);
        touched.add(SurrogateKey.of(subject));
        switch (subject.kind()) {
            case ARTICLE -> touched.add(SurrogateKey.ARTICLES);
            case TIMELINE -> touched.add(SurrogateKey.TIMELINES);
            case EXPLAINER -> {}
        }
        shown.forEach(other -> touched.add(SurrogateKey.articlesOn(other)));
        if (change != Change.FIRST && change != Change.UPDATE && change != Change.CLARIFICATION) {
            touched.add(SurrogateKey.CORRECTIONS);
        }
        return new Appended(sequence, subject, change, publishedAt, digest, Set.copyOf(touched));
    }

    /** Whether text was taken away by it that nobody may be shown any more, however old a state they ask for. */
    public boolean takesAway() {
        return change.takesAway();
    }
}
