package news.backgrounder.conflict;

import jakarta.persistence.CascadeType;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.workingcopy.Row;
import news.backgrounder.workingcopy.WorkingCopy;

/** What articles are about, with its timeline. */
@Entity
public class Conflict extends WorkingCopy<TimelineBody> {

    @EmbeddedId
    private ConflictId id;

    private String name;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "conflict_id", nullable = false, updatable = false)
    @OrderBy("place")
    private List<TimelineEvent> events = new ArrayList<>();

    protected Conflict() {}

    public Conflict(ConflictId id, TimelineBody body, String by, Instant at) {
        super(body, by, at);
        this.id = id;
        take(body);
    }

    @Override
    protected final void take(TimelineBody body) {
        name = body.name();
        Row.revise(events, body.events(), TimelineBody.Event::id, TimelineEvent::new);
    }

    @Override
    public TimelineBody toBody() {
        return new TimelineBody(
                slug(), name, events.stream().map(TimelineEvent::toBody).toList());
    }

    public ConflictId id() {
        return id;
    }

    @Override
    public SubjectId subject() {
        return id.subject();
    }

    @Override
    public String title() {
        return name;
    }
}
