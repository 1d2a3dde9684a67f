package news.backgrounder.newsroom;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import news.backgrounder.edition.Importance;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.when.When;
import org.jspecify.annotations.Nullable;

/** One timeline event of the form; {@code source} has a line for each source, {@code key} is “true” for a key event. */
record EventForm(
        String id,
        @PlainText(max = 100) String when,
        @PlainText(max = 300) String headline,
        @PlainText(max = 5_000, lines = true) String text,
        @PlainText(max = 200) String place,
        @PlainText(max = 5_000, lines = true) String source,
        String key) {

    static final EventForm BLANK = new EventForm("", "", "", "", "", "", "");

    EventForm {
        id = Typed.id(id);
        when = Typed.line(when);
        headline = Typed.line(headline);
        text = Typed.text(text);
        place = Typed.line(place);
        source = Typed.text(source);
        key = "true".equals(key) ? "true" : "";
    }

    static EventForm of(TimelineBody.Event event) {
        return new EventForm(
                event.id().value(),
                event.when().toString(),
                event.headline(),
                event.text(),
                event.place(),
                event.sources().stream().map(SourceLine::write).collect(joining("\n")),
                String.valueOf(event.importance() == Importance.KEY));
    }

    /** The same text for an event that exists already, or for a new one. */
    EventForm as(@Nullable EventForm existing) {
        return new EventForm(existing == null ? "" : existing.id, when, headline, text, place, source, key);
    }

    /** Whether it is a row that nobody has written in. */
    boolean isUntouched() {
        return equals(BLANK);
    }

    boolean isKey() {
        return !key.isEmpty();
    }

    /** The id that came back with it. */
    Optional<ItemId> known() {
        return id.isEmpty() ? Optional.empty() : Optional.of(new ItemId(id));
    }

    TimelineBody.Event toBody(ItemId id) {
        return new TimelineBody.Event(
                id,
                When.parse(when),
                headline,
                text,
                place,
                SourceLine.readAll(source),
                isKey() ? Importance.KEY : Importance.ORDINARY);
    }
}
