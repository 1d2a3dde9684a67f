package news.backgrounder.reading;

import java.time.Instant;
import java.util.List;
import news.backgrounder.page.Gone;
import news.backgrounder.page.Moment;
import news.backgrounder.page.Page;
import news.backgrounder.page.Past;
import org.jspecify.annotations.Nullable;

/** What there is at an address. */
sealed interface Found {

    /**
     * A page.
     *
     * @param past what is said above it where it is an old state
     * @param states the instants at which it became another, oldest first
     */
    record Here(Page page, @Nullable Past past, List<Instant> states) implements Found {}

    /** It stands somewhere else now. */
    record Moved(String address) implements Found {}

    /**
     * It was taken down.
     *
     * @param live whether that was a past state, and the page has been published again since
     */
    record Withdrawn(String address, Gone gone, boolean live) implements Found {}

    /** At the instant that was asked for it had not been published yet. */
    record NotYet(Moment first) implements Found {}

    /** There is no such thing, or readers are not to know of it. */
    record Missing() implements Found {}
}
