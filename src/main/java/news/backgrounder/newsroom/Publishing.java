package news.backgrounder.newsroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Publication;
import news.backgrounder.workingcopy.WorkingCopy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns working copies into editions. */
@Service
class Publishing {

    private final EditionLog log;
    private final Editions editions;

    Publishing(EditionLog log, Editions editions) {
        this.log = log;
        this.editions = editions;
    }

    /**
     * Makes others who publish wait until the caller's transaction has ended: what is read from here on is the newest.
     *
     * @return the instant to publish at, {@code at} or just after the last publication
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant begin(Instant at) {
        return log.lock(at);
    }

    /**
     * What a form names, but was not opened with, may hold a colleague's unfinished work.
     *
     * @throws Unfit where publishing it would show readers what its publisher has not seen
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireNothingUnseen(WorkingCopy<?> named, String field) {
        var published = editions.current(List.of(named.subject())).get(named.subject());
        if (published == null || !published.body().equals(named.toBody())) {
            throw new Unfit(
                    field,
                    "“%s” exists and has text that readers have not seen. Save the draft first, and look at it here."
                            .formatted(named.title()));
        }
    }

    /**
     * Publishes what of a story readers do not see so already, within the caller's transaction.
     *
     * @param change the {@link Change#code()}; may be blank where readers have seen nothing of it before
     * @throws Unfit where there is nothing new, or readers are owed a word about what changes under their eyes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Edition<?>> publish(Story story, String change, String note, String by, Instant at) {
        var copies = story.copies();
        var publication = new Publication(changeOf(copies, change, note), false, note, by, at);
        var published = new ArrayList<Edition<?>>();
        for (var copy : copies) {
            log.append(copy.subject(), copy.toBody(), publication).ifPresent(published::add);
        }
        if (published.isEmpty()) {
            throw new Unfit("change", "Readers see exactly this already: there is nothing to publish.");
        }
        return published;
    }

    private Change changeOf(List<WorkingCopy<?>> copies, String code, String note) {
        var seen = editions.current(copies.stream().map(WorkingCopy::subject).toList());
        var altersWhatReadersSaw = copies.stream().anyMatch(copy -> {
            var before = seen.get(copy.subject());
            return before != null && !before.body().equals(copy.toBody());
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
