package news.backgrounder.newsroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Publication;
import news.backgrounder.edition.SubjectId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns working copies into editions. */
@Service
class Publishing {

    private final EditionLog log;

    Publishing(EditionLog log) {
        this.log = log;
    }

    private record Candidate(SubjectId subject, Body body) {}

    /**
     * Publishes what of a story readers do not see so already, within the caller's transaction.
     *
     * @param change the {@link Change#code()}; may be blank where readers have seen nothing of it before
     * @throws Unfit where there is nothing new, or readers are owed a word about what changes under their eyes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Edition<?>> publish(Story story, String change, String note, String by, Instant at) {
        var candidates = Stream.of(
                        story.explainer().map(it -> new Candidate(it.id().subject(), it.toBody())),
                        story.conflict().map(it -> new Candidate(it.id().subject(), it.toBody())),
                        Optional.of(new Candidate(
                                story.article().id().subject(), story.article().toBody())))
                .flatMap(Optional::stream)
                .toList();
        var publication = new Publication(changeOf(candidates, change, note), note, by, at);
        var editions = new ArrayList<Edition<?>>();
        for (var candidate : candidates) {
            log.append(candidate.subject(), candidate.body(), publication).ifPresent(editions::add);
        }
        if (editions.isEmpty()) {
            throw new Unfit("change", "Readers see exactly this already: there is nothing to publish.");
        }
        return editions;
    }

    private Change changeOf(List<Candidate> candidates, String code, String note) {
        var seen = log.current(candidates.stream().map(Candidate::subject).toList());
        var altersWhatReadersSaw = candidates.stream().anyMatch(candidate -> {
            var before = seen.get(candidate.subject());
            return before != null && !before.body().equals(candidate.body());
        });
        if (!altersWhatReadersSaw) {
            return Change.FIRST;
        }
        var change = Change.ofLater(code)
                .orElseThrow(() -> new Unfit(
                        "change", "Readers have seen an earlier state of this: choose what kind of change it is."));
        if (change.needsNote() && note.isBlank()) {
            throw new Unfit("note", "A clarification or correction needs a note that tells readers what it is about.");
        }
        return change;
    }
}
