package news.backgrounder.reading;

import news.backgrounder.page.Changes;
import news.backgrounder.page.Gone;
import news.backgrounder.page.History;
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
     * @param mementos the states around it, where it is the page as it stood at an instant; else none
     */
    record Here(Page page, @Nullable Past past, Mementos mementos) implements Found {}

    /** The states of a page, without the page. */
    record States(Mementos mementos) implements Found {}

    /** The entries of a subject; also of one that is withdrawn. */
    record Listed(History history) implements Found {}

    /** Two editions beside each other. */
    record Compared(Changes changes) implements Found {}

    /** Nothing more than that the page stands here. */
    record Standing(String address) implements Found {}

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
