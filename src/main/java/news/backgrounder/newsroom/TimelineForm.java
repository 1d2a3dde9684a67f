package news.backgrounder.newsroom;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import news.backgrounder.conflict.Conflict;
import news.backgrounder.edition.TimelineBody;

/**
 * The timeline's part of the form.
 *
 * @param id of the conflict whose events it shows, {@code version} the saved state of it that the editor has seen; both
 *     blank where the article had none
 * @param conflict the name of a conflict that exists, or of a new one
 */
record TimelineForm(
        String id, String version, @PlainText(max = 300) String conflict, List<@Valid EventForm> events) {

    static final TimelineForm BLANK = new TimelineForm("", "", "", List.of());

    TimelineForm {
        id = Typed.line(id);
        version = Typed.line(version);
        conflict = Typed.line(conflict);
        events = events == null
                ? List.of()
                : events.stream().filter(Objects::nonNull).toList();
    }

    static TimelineForm of(Conflict conflict) {
        var saved = conflict.toBody();
        return new TimelineForm(
                conflict.id().value().toString(),
                String.valueOf(conflict.version()),
                saved.name(),
                saved.events().stream().map(EventForm::of).toList());
    }

    /**
     * Whether its editor has seen what is saved; of one that the form does not show nothing is changed, only added to.
     */
    boolean hasSeen(Conflict saved) {
        return !id.equals(saved.id().value().toString()) || version.equals(String.valueOf(saved.version()));
    }

    TimelineForm seen(String id, String version) {
        return new TimelineForm(id, version, conflict, events);
    }

    TimelineForm with(List<EventForm> events) {
        return new TimelineForm(id, version, conflict, events);
    }

    List<TimelineBody.Event> told() {
        return events.stream()
                .filter(event -> !event.isUntouched())
                .map(EventForm::toBody)
                .toList();
    }
}
