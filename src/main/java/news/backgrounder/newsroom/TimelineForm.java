package news.backgrounder.newsroom;

import jakarta.validation.Valid;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import news.backgrounder.conflict.Conflict;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.TimelineBody;

/**
 * The timeline's part of the form.
 *
 * @param id of the conflict whose events it shows, {@code version} the saved state of it that the editor has seen; both
 *     blank where the article had none
 * @param conflict the name of a conflict that exists, or of a new one
 */
record TimelineForm(
        String id, String seen, @PlainText(max = 300) String conflict, List<@Valid EventForm> events) {

    static final TimelineForm BLANK = new TimelineForm("", "", "", List.of());

    TimelineForm {
        id = Typed.line(id);
        seen = Typed.line(seen);
        conflict = Typed.line(conflict);
        events = events == null
                ? List.of()
                : events.stream().filter(Objects::nonNull).toList();
    }

    static TimelineForm of(Conflict conflict) {
        var saved = conflict.toBody();
        var form = new TimelineForm(
                conflict.id().value().toString(),
                "",
                saved.name(),
                saved.events().stream().map(EventForm::of).toList());
        return form.knowing(Seen.of(conflict, form.words()).text());
    }

    /** The conflict whose events the form shows. */
    Optional<ConflictId> shown() {
        return ConflictId.parse(id);
    }

    private List<?> words() {
        return List.of(
                conflict, events.stream().filter(row -> !row.isUntouched()).toList());
    }

    /** Whether it says what it said when it was opened; where there was nothing, nothing. */
    boolean isUntouched() {
        return seen.isEmpty() ? words().equals(BLANK.words()) : new Seen(seen).had(words());
    }

    /**
     * Whether its editor has seen what is saved; of one that the form does not show nothing is changed, only added to.
     */
    boolean hasSeen(Conflict saved) {
        return shown().filter(saved.id()::equals).isEmpty() || isUntouched() || new Seen(seen).was(saved);
    }

    /** The same words, sent by an editor who has seen this state. */
    TimelineForm knowing(String seen) {
        return new TimelineForm(id, seen, conflict, events);
    }

    TimelineForm with(List<EventForm> events) {
        return new TimelineForm(id, seen, conflict, events);
    }

    /** What is told; an event keeps its id if it is one of these, and gets a new one otherwise. */
    List<TimelineBody.Event> told(Set<ItemId> own) {
        var free = new HashSet<>(own);
        return events.stream()
                .filter(event -> !event.isUntouched())
                .map(event -> event.toBody(event.known().filter(free::remove).orElseGet(ItemId::next)))
                .toList();
    }
}
