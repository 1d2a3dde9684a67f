package news.backgrounder.edition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of an entry that stands in the log for ever: what happened when, and the digests that bind it to its text
 * and to the entry before it.
 *
 * @param leaves a digest for each part of the text, in the order of their letters, which gives nothing away
 * @param publisher the digest of who published it: kept, but not shown to readers
 * @param previous the digest of the entry before it, or null for the first
 */
record Header(
        long sequence,
        SubjectId subject,
        int number,
        Change change,
        boolean serious,
        Instant publishedAt,
        List<Digest> leaves,
        Digest publisher,
        @Nullable Digest previous) {

    static List<Digest> inOrder(Collection<Digest> leaves) {
        return leaves.stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }

    /** As the export writes it; the names that begin with a low line are those of RFC 9901. */
    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        var digests = json.putArray("_sd");
        leaves.forEach(leaf -> digests.add(leaf.value()));
        return json.put("_sd_alg", "sha-256")
                .put("at", publishedAt.toString())
                .put("change", change.code())
                .put("number", number)
                .put("previous", previous == null ? null : previous.value())
                .put("publisher", publisher.value())
                .put("sequence", sequence)
                .put("serious", serious)
                .put("subject", subject.toString());
    }

    /** What the next entry carries on. */
    Digest digest() {
        return Digest.of(CanonicalJson.bytes(json()));
    }
}
