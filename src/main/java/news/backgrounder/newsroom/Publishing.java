package news.backgrounder.newsroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.Publication;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.Tombstone;
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
        var newest = editions.newest(named.subject()).orElse(null);
        if (newest instanceof Tombstone) {
            throw new Unfit(
                    field,
                    "“%s” was withdrawn. Save the draft first, and decide here whether it is to be published again."
                            .formatted(named.title()));
        }
        if (!(newest instanceof Edition<?> published) || !published.body().equals(named.toBody())) {
            throw new Unfit(
                    field,
                    "“%s” exists and has text that readers have not seen. Save the draft first, and look at it here."
                            .formatted(named.title()));
        }
    }

    /**
     * Publishes what of a story readers do not see so already, within the caller's transaction. What was withdrawn
     * stays so, unless it is said to be published again.
     *
     * @throws Unfit where there is nothing new, or readers are owed a word about what changes under their eyes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Edition<?>> publish(Story story, Announcement said, String by, Instant at) {
        var newest = editions.newest(
                story.copies().stream().map(WorkingCopy::subject).toList());
        var copies = story.copies().stream()
                .filter(copy -> mayBePublished(copy.subject(), newest, said))
                .toList();
        if (copies.stream()
                .noneMatch(copy -> copy.subject().equals(story.article().subject()))) {
            throw new Unfit(
                    "again.article",
                    "The article was withdrawn. Tick this to publish it again, or save it as a draft.");
        }
        var change = changeOf(copies, newest, said);
        var publication = new Publication(change, said.serious(), said.note(), by, at);
        var published = new ArrayList<Edition<?>>();
        for (var copy : copies) {
            log.append(copy.subject(), copy.toBody(), publication).ifPresent(published::add);
        }
        if (published.isEmpty()) {
            throw new Unfit(
                    "change",
                    copies.size() == story.copies().size()
                            ? "Readers see exactly this already: there is nothing to publish."
                            : "Apart from what is withdrawn, readers see exactly this already: there is nothing to publish.");
        }
        return published;
    }

    private static boolean mayBePublished(SubjectId subject, Map<SubjectId, Entry> newest, Announcement said) {
        return !(newest.get(subject) instanceof Tombstone) || said.again().contains(subject.kind());
    }

    private static Change changeOf(List<WorkingCopy<?>> copies, Map<SubjectId, Entry> newest, Announcement said) {
        if (said.note().isBlank()
                && copies.stream().anyMatch(copy -> newest.get(copy.subject()) instanceof Tombstone)) {
            throw new Unfit("note", "What was withdrawn is published again: tell readers why.");
        }
        var altersWhatReadersSaw = copies.stream()
                .anyMatch(copy -> newest.get(copy.subject()) instanceof Edition<?> before
                        && !before.body().equals(copy.toBody()));
        if (!altersWhatReadersSaw) {
            return Change.FIRST;
        }
        var change = Change.ofLater(said.change())
                .orElseThrow(() -> new Unfit(
                        "change", "Readers have seen an earlier state of this: choose what kind of change it is."));
        if (change.needsNote() && said.note().isBlank()) {
            throw new Unfit("note", "A clarification or correction needs a note that tells readers what it is about.");
        }
        return change;
    }
}
