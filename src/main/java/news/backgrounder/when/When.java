package news.backgrounder.when;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something happened: a date, a time with its zone or a period, as exactly as it is known. Holds what EDTF (ISO
 * 8601-2:2019) can say at levels 0 and 1, and two values are equal if they are written alike.
 *
 * <p>The order is total and consistent with {@code equals}:
 *
 * <ol>
 *   <li>by the earliest moment it can mean, a date being taken in UTC and a season as in the northern hemisphere, from
 *       1 March for spring to 1 December for winter; doubt moves nothing, and what has only an end ({@code ../1985})
 *       stands where that end begins;
 *   <li>what has only an end goes before whatever begins at that moment;
 *   <li>what can end later goes first: the open-ended, then the coarser, then the finer;
 *   <li>the certain before {@code ?}, {@code ~} and {@code %}, a period being as doubtful as the worse of its ends;
 *   <li>by the text.
 * </ol>
 */
public final class When implements Comparable<When> {

    private static final int LONGEST = 100;
    private static final char NO_BREAK_SPACE = '\u00a0';

    private static final Comparator<When> ORDER = comparing((When when) -> when.extent.position())
            .thenComparing(when -> when.extent.hasStart())
            .thenComparing(when -> when.extent.ends(), reverseOrder())
            .thenComparing(when -> when.extent.doubt())
            .thenComparing(when -> when.edtf);

    private final Extent extent;
    private final String edtf;
    private @Nullable List<Part> parts;
    private @Nullable List<Part> shortParts;

    private When(Extent extent) {
        this.extent = extent;
        this.edtf = extent.toString();
    }

    /**
     * Reads a date in EDTF; white space around it does not matter.
     *
     * @throws WhenException if the text is anything else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static When parse(String text) {
        if (text.length() > LONGEST) {
            throw new WhenException("A date has at most " + LONGEST + " characters.");
        }
        var date = text.replace(NO_BREAK_SPACE, ' ').strip();
        if (date.isEmpty()) {
            throw new WhenException("The date is missing.");
        }
        return new When(Edtf.read(date));
    }

    /** The year under which a timeline lists it: that of its place in the order. */
    public int year() {
        return extent.year();
    }

    /** How a reader sees it. */
    public String text() {
        return parts().stream().map(Part::text).collect(joining());
    }

    /** What {@link #text()} is made of. */
    public List<Part> parts() {
        var said = parts;
        if (said == null) {
            said = English.inFull(extent);
            parts = said;
        }
        return said;
    }

    /** How a reader sees it in a narrow column, under a mark that already names its {@link #year()}. */
    public List<Part> shortParts() {
        var said = shortParts;
        if (said == null) {
            said = English.underItsYear(extent);
            shortParts = said;
        }
        return said;
    }

    @Override
    public int compareTo(When other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof When when && edtf.equals(when.edtf);
    }

    @Override
    public int hashCode() {
        return edtf.hashCode();
    }

    /** The canonical EDTF, which {@link #parse} reads back. */
    @Override
    @JsonValue
    public String toString() {
        return edtf;
    }

    /**
     * A run of the text.
     *
     * @param datetime the same for machines, as the HTML element {@code time} wants it, or null where HTML has no form
     *     that says no more than the text
     */
    public record Part(String text, @Nullable String datetime) {}
}
