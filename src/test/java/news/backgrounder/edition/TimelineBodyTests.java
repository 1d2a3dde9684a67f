package news.backgrounder.edition;

import static news.backgrounder.edition.Importance.ORDINARY;
import static news.backgrounder.edition.Samples.event;
import static news.backgrounder.edition.Samples.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineBodyTests {

    @Test
    void tellsTheOldestEventFirst() {
        var body = timeline(
                event("2024-11-30", "c", ORDINARY), event("2011", "a", ORDINARY), event("2016-12", "b", ORDINARY));

        assertThat(body.events()).extracting(TimelineBody.Event::headline).containsExactly("a", "b", "c");
    }

    @Test
    void keepsTheEditorsOrderWithinOneDate() {
        var body = timeline(event("2011", "z", ORDINARY), event("2011", "a", ORDINARY), event("2011", "m", ORDINARY));

        assertThat(body.events()).extracting(TimelineBody.Event::headline).containsExactly("z", "a", "m");
    }
}
