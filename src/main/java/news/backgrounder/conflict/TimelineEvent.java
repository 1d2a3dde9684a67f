package news.backgrounder.conflict;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import news.backgrounder.edition.Importance;
import news.backgrounder.edition.Source;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.when.When;
import news.backgrounder.workingcopy.Row;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** Something dated in a conflict; its text is Markdown. */
@Entity
class TimelineEvent extends Row<TimelineBody.Event> {

    /** EDTF text. */
    private String happened;

    private String headline;
    private String text;

    @Column(name = "place")
    private String where;

    @ElementCollection
    @CollectionTable(name = "timeline_event_source", joinColumns = @JoinColumn(name = "event_id"))
    @OrderColumn(name = "place_in_order")
    @BatchSize(size = 200)
    private List<Said> sources = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    private Importance importance;

    protected TimelineEvent() {}

    TimelineEvent(TimelineBody.Event told) {
        super(told.id());
        take(told);
    }

    @Override
    protected final void take(TimelineBody.Event told) {
        happened = told.when().toString();
        headline = told.headline();
        text = told.text();
        where = told.place();
        importance = told.importance();
        var said = told.sources().stream().map(Said::of).toList();
        if (!sources.equals(said)) {
            sources.clear();
            sources.addAll(said);
        }
    }

    TimelineBody.Event toBody() {
        return new TimelineBody.Event(
                id(),
                When.parse(happened),
                headline,
                text,
                where,
                sources.stream().map(Said::toSource).toList(),
                importance);
    }

    @Embeddable
    record Said(String name, @Nullable String link) {

        static Said of(Source source) {
            return new Said(source.name(), source.link());
        }

        Source toSource() {
            return new Source(name, link);
        }
    }
}
