package news.backgrounder.difference;

import java.util.List;
import news.backgrounder.edition.Body;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of one subject, in the order in which the later one is read; none if and only if they
 * are equal.
 *
 * @param first whether there was no state before, so that all is new and nothing is listed
 */
public record Differences(boolean first, List<Difference> list) {

    public Differences {
        list = List.copyOf(list);
    }

    /** @throws IllegalArgumentException if the bodies are of two kinds */
    public static <B extends Body> Differences between(@Nullable B before, B after) {
        if (before == null) {
            return new Differences(true, List.of());
        }
        return new Differences(false, before.equals(after) ? List.of() : Comparison.of(before, after));
    }

    public boolean isEmpty() {
        return !first && list.isEmpty();
    }

    /** What was touched, in short; nothing for a first state. */
    public Touched touched() {
        return Touched.by(list);
    }
}
