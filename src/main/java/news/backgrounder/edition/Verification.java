package news.backgrounder.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Checks an export of the record, by itself: that every entry carries on from the one before it, that every text is the
 * one that its entry is bound to, and that no text is missing but what a withdrawal or redaction has destroyed.
 */
public final class Verification {

    private static final Set<String> MEMBERS = Set.of("digest", "entry", "text");

    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<Long, String> incomplete = new TreeMap<>();
    private long entries;
    private @Nullable String digest;
    private Instant publishedAt = Instant.MIN;

    private Verification() {}

    /**
     * What was found.
     *
     * @param entries how many entries are sound, from the first
     * @param head the digest of the last sound one, which stands for all of them; null where there is none
     * @param firstBad what is wrong with the first entry that is not sound; null where all are
     */
    public record Verdict(
            long entries, @Nullable String head, @Nullable String firstBad) {

        public boolean isSound() {
            return firstBad == null;
        }

        /** For people, in a line. */
        public String words() {
            if (firstBad != null) {
                return firstBad;
            }
            return "Sound: %d entries. Digest of the last: %s".formatted(entries, head == null ? "none" : head);
        }
    }

    /** Reads the export to its end, or to the first entry that is not sound. */
    public static Verdict of(InputStream export) throws IOException {
        var verification = new Verification();
        var bytes = new BufferedInputStream(export, 1 << 16);
        for (var line = line(bytes); line.isPresent(); line = line(bytes)) {
            try {
                verification.check(line.get());
            } catch (Unsound unsound) {
                return verification.bad(verification.entries + 1, unsound.getMessage());
            }
        }
        return verification.verdict();
    }

    private Verdict verdict() {
        var first = incomplete.keySet().stream().findFirst();
        return first.map(
                        sequence -> bad(sequence, "a part of its text is missing, and nothing withdrew or redacted it"))
                .orElseGet(() -> new Verdict(entries, digest, null));
    }

    private Verdict bad(long sequence, @Nullable String why) {
        return new Verdict(entries, digest, "Entry %d is bad: %s.".formatted(sequence, why));
    }

    private static Optional<byte[]> line(InputStream bytes) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = bytes.read(); next >= 0; next = bytes.read()) {
            if (next == '\n') {
                return Optional.of(line.toByteArray());
            }
            line.write(next);
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }

    private void check(byte[] bytes) throws Unsound {
        var line = read(bytes);
        var entry = line.path("entry");
        var stated = line.path("digest").asString("");
        require(Digest.of(CanonicalJson.bytes(entry)).value().equals(stated), "its digest is not that of its entry");
        require(entry.path("sequence").asLong(0) == entries + 1, "it is not the next in the sequence");
        require(
                digest == null
                        ? entry.path("previous").isNull()
                        : digest.equals(entry.path("previous").asString("")),
                "it does not carry on from the entry before it");
        var subject = entry.path("subject").asString("");
        var number = entry.path("number").asLong(0);
        require(number == numbers.getOrDefault(subject, 0L) + 1, "it is not the next edition of its subject");
        var at = instant(entry.path("at").asString(""));
        require(!at.isBefore(publishedAt), "it is older than the entry before it");
        requireBound(line.path("text"), entry.path("_sd"));
        if (Set.of(Change.WITHDRAWAL.code(), Change.REDACTION.code())
                .contains(entry.path("change").asString(""))) {
            incomplete.values().removeIf(subject::equals);
        }
        if (line.path("text").size() < entry.path("_sd").size()) {
            incomplete.put(entries + 1, subject);
        }
        numbers.put(subject, number);
        publishedAt = at;
        digest = stated;
        entries++;
    }

    /** A line is canonical or it is not ours: so there is no byte that could be another unnoticed. */
    private static JsonNode read(byte[] bytes) throws Unsound {
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            var line = EntryText.JSON.readTree(text);
            require(CanonicalJson.text(line).equals(text), "it is not written as canonical JSON");
            require(
                    new HashSet<>(List.copyOf(line.propertyNames())).equals(MEMBERS)
                            && line.path("entry").isObject()
                            && line.path("text").isArray(),
                    "it is not an entry");
            return line;
        } catch (CharacterCodingException | JacksonException | IllegalArgumentException broken) {
            throw new Unsound("it is not JSON");
        }
    }

    private static Instant instant(String at) throws Unsound {
        try {
            return Instant.parse(at);
        } catch (DateTimeException broken) {
            throw new Unsound("it has no time");
        }
    }

    private static void requireBound(JsonNode text, JsonNode leaves) throws Unsound {
        var bound = new HashSet<String>();
        leaves.forEach(leaf -> bound.add(leaf.asString("")));
        var names = new ArrayList<String>();
        for (var disclosure : text) {
            var name = disclosure.path(1).asString("");
            require(
                    bound.remove(
                            Digest.ofDisclosure(CanonicalJson.bytes(disclosure)).value()),
                    "its part “%s” is not the text that it is bound to".formatted(name));
            names.add(name);
        }
        require(Set.copyOf(names).size() == names.size(), "it has two texts for one part");
    }

    private static void require(boolean sound, String otherwise) throws Unsound {
        if (!sound) {
            throw new Unsound(otherwise);
        }
    }

    private static final class Unsound extends Exception {
        Unsound(String why) {
            super(why);
        }
    }
}
