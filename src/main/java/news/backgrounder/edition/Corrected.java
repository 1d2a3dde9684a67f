package news.backgrounder.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A correction, with what it corrected: what was wrong and what is right is what differs between the two.
 *
 * @param before the edition that was corrected, or null where its text has been destroyed since
 */
public record Corrected<B extends Body>(
        Edition<B> correction, @Nullable Edition<?> before) {

    /** The corrections among entries, in their order; what was corrected must be among them as well. */
    static List<Corrected<?>> among(List<Entry> entries) {
        var editions = entries.stream()
                .map(Editions::ifEdition)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(edition -> List.of(edition.subject(), edition.number()), it -> it));
        var corrected = new ArrayList<Corrected<?>>();
        for (var entry : entries) {
            if (entry.change() == Change.CORRECTION && entry instanceof Edition<?> edition) {
                corrected.add(new Corrected<>(edition, editions.get(List.of(entry.subject(), entry.number() - 1))));
            }
        }
        return corrected;
    }
}
