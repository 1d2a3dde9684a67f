package news.backgrounder.database;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;

/** A newsroom's node makes the database what it must be, and begins. */
class NewsroomsPreparation implements Watch.Preparation {

    private final Schema schema;
    private final Gate gate;
    private final ObjectProvider<BeforeOpening> beginnings;
    private final ApplicationEventPublisher events;
    private boolean begun;

    NewsroomsPreparation(
            Schema schema, Gate gate, ObjectProvider<BeforeOpening> beginnings, ApplicationEventPublisher events) {
        this.schema = schema;
        this.gate = gate;
        this.beginnings = beginnings;
        this.events = events;
    }

    @Override
    public boolean prepare() {
        schema.migrate();
        if (!begun) {
            gate.pass(() -> beginnings.forEach(BeforeOpening::beforeOpening));
            begun = true;
        }
        return true;
    }

    @Override
    public void opened() {
        events.publishEvent(new Opened());
    }
}
