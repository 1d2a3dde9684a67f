package news.backgrounder.conflict;

import jakarta.persistence.CascadeType;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.backgrounder.edition.TimelineBody;
import org.jspecify.annotations.Nullable;

/** What articles are about, with the working copy of its timeline. Readers never see it; they see its editions. */
@Entity
public class Conflict {

    @EmbeddedId
    private ConflictId id;

    @Version
    private @Nullable Long version;

    private String slug;
    private String name;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "conflict_id", nullable = false, updatable = false)
    @OrderBy("place")
    private List<TimelineEvent> events = new ArrayList<>();

    private Instant changedAt;
    private String changedBy;

    protected Conflict() {}

    public Conflict(ConflictId id, TimelineBody body, String by, Instant at) {
        this.id = id;
        revise(body, by, at);
    }

    /** Takes over what an editor has typed; events keep their ids, in whatever order they now stand. */
    public final void revise(TimelineBody to, String by, Instant at) {
        slug = to.slug();
        name = to.name();
        var known = events.stream().collect(Collectors.toMap(TimelineEvent::id, Function.identity()));
        events.removeIf(
                event -> to.events().stream().noneMatch(kept -> kept.id().equals(event.id())));
        for (var place = 0; place < to.events().size(); place++) {
            var typed = to.events().get(place);
            var event = known.get(typed.id());
            if (event == null) {
                events.add(new TimelineEvent(place, typed));
            } else {
                event.revise(place, typed);
            }
        }
        events.sort(Comparator.comparingInt(TimelineEvent::place));
        changedBy = by;
        changedAt = at;
    }

    /** What an edition made now would hold. */
    public TimelineBody toBody() {
        return new TimelineBody(
                slug, name, events.stream().map(TimelineEvent::toBody).toList());
    }

    public ConflictId id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Counts the saved states, from 0. */
    public long version() {
        return version == null ? 0 : version;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public String changedBy() {
        return changedBy;
    }
}
