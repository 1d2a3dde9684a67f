package news.backgrounder.edition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import news.backgrounder.when.When;

/** A conflict's timeline as readers see it: oldest event first, events of one date in the editor's order. */
public record TimelineBody(String slug, String name, List<Event> events) implements Body {

    public TimelineBody {
        events = events.stream().sorted(Comparator.comparing(Event::when)).toList();
    }

    @Override
    public TimelineBody at(String slug) {
        return new TimelineBody(slug, name, events);
    }

    @Override
    @JsonIgnore
    public SubjectKind kind() {
        return SubjectKind.TIMELINE;
    }

    @Override
    @JsonIgnore
    public Set<SubjectId> references() {
        return Set.of();
    }

    public Set<ItemId> ids() {
        return events.stream().map(Event::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Something dated; {@code text} is Markdown. */
    public record Event(
            ItemId id,
            When when,
            String headline,
            String text,
            String place,
            List<Source> sources,
            Importance importance) {

        public Event {
            sources = List.copyOf(sources);
        }
    }
}
