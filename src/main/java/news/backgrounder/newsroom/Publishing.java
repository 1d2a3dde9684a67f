package news.backgrounder.newsroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.Publication;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.Tombstone;
import news.backgrounder.schedule.Pending;
import news.backgrounder.workingcopy.WorkingCopy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns working copies into editions. */
@Service
class Publishing {

    private final EditionLog log;
    private final Editions editions;
    private final Pending pending;

    Publishing(EditionLog log, Editions editions, Pending pending) {
        this.log = log;
        this.editions = editions;
        this.pending = pending;
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
        copies.forEach(this::requireNotScheduled);
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

    /** What nobody has seen yet is not let out before its time by a colleague who publishes something else. */
    private void requireNotScheduled(WorkingCopy<?> copy) {
        pending.firstPublication(copy.subject()).ifPresent(at -> {
            throw new Unfit(
                    "goesLive",
                    "“%s” is to be published for the first time on %s. Wait until then, or cancel that first."
                            .formatted(copy.title(), at));
        });
    }

    private static boolean mayBePublished(SubjectId subject, Map<SubjectId, Entry> newest, Announcement said) {
        return !(newest.get(subject) instanceof Tombstone) || said.again().contains(subject.kind());
    }

    private static Change changeOf(List<WorkingCopy<?>> copies, Map<SubjectId, Entry> newest, Announcement said) {
        if (said.note().isBlank()
                && copies.stream().anyMatch(copy -> newest.get(copy.subject()) instanceof Tombstone)) {
            throw new Unfit("note", "What was withdrawn is published again: tell readers why.");
        }
        var before = new HashMap<SubjectId, Body>();
        newest.values().stream()
                .map(Editions::ifEdition)
                .flatMap(Optional::stream)
                .forEach(edition -> before.put(edition.subject(), edition.body()));
        var after = copies.stream().collect(Collectors.toMap(WorkingCopy::subject, WorkingCopy::toBody));
        return changeOf(before, after, said.change(), said.note());
    }

    /**
     * What readers are told of why something is published.
     *
     * @param before what they see of it before
     * @throws Unfit where they are owed a word about what changes under their eyes
     */
    static Change changeOf(
            Map<SubjectId, ? extends Body> before, Map<SubjectId, ? extends Body> after, String code, String note) {
        var altersWhatReadersSaw = after.entrySet().stream().anyMatch(part -> {
            var seen = before.get(part.getKey());
            return seen != null && !seen.equals(part.getValue());
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
