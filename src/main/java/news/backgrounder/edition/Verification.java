package news.backgrounder.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Checks an export of the record, by itself: that every entry carries on from the one before it, that every text is the
 * one that its entry is bound to, and that no text is missing but what a withdrawal or redaction has destroyed.
 */
public final class Verification {

    /** No entry comes near it, and whoever made a file otherwise could fill the memory with one line. */
    static final int LONGEST_LINE = 100_000_000;

    private static final String NOT_CANONICAL = "it is not written as canonical JSON";
    private static final String DIGEST = "\"[A-Za-z0-9_-]{43}\"";
    private static final String NUMBER = "[1-9][0-9]{0,14}";

    /** The one way in which a header is written, so that nothing in it can be taken for two things. */
    private static final Pattern HEADER =
            Pattern.compile("""
                    \\{"_sd":\\[(?:<digest>(?:,<digest>)*+)?],"_sd_alg":"sha-256",\
                    "at":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{3}|[.][0-9]{6})?Z",\
                    "change":"[a-z]+","number":<number>,"previous":(?:null|<digest>),"publisher":<digest>,\
                    "sequence":<number>,"serious":(?:true|false),"subject":"[a-z]+:[0-9a-f-]{36}"}""".replace("<digest>", DIGEST).replace("<number>", NUMBER));

    private static final Pattern SALT = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern NAME = Pattern.compile("(?:" + NUMBER + "/){0,99}[A-Za-z]{1,50}(?:/[0-9]{1,9})?");
    private static final int DEEPEST = 20;
    private static final int LONGEST_NAME = 100;
    private static final long WHOLE_NUMBERS = 1L << 53;

    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<Long, Gap> gaps = new TreeMap<>();
    private long entries;
    private @Nullable String digest;
    private String at = "";

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
        try {
            for (var line = line(bytes); line.length > 0; line = line(bytes)) {
                verification.check(line);
            }
        } catch (Unsound unsound) {
            return verification.bad(verification.entries + 1, unsound.getMessage());
        }
        return verification.verdict();
    }

    private Verdict verdict() {
        return gaps.keySet().stream()
                .findFirst()
                .map(sequence -> bad(sequence, "a part of its text is missing, and nothing withdrew or redacted it"))
                .orElseGet(() -> new Verdict(entries, digest, null));
    }

    private Verdict bad(long sequence, @Nullable String why) {
        return new Verdict(entries, digest, "Entry %d is bad: %s.".formatted(sequence, why));
    }

    /** The next line with its end; empty after the last. */
    private static byte[] line(InputStream bytes) throws IOException, Unsound {
        var line = new ByteArrayOutputStream();
        while (line.size() < LONGEST_LINE) {
            var next = bytes.read();
            if (next < 0 && line.size() == 0) {
                return new byte[0];
            }
            if (next < 0) {
                break;
            }
            line.write(next);
            if (next == '\n') {
                return line.toByteArray();
            }
        }
        throw new Unsound("it is cut off, or longer than any entry");
    }

    private void check(byte[] bytes) throws Unsound {
        var line = read(bytes);
        var entry = line.path("entry");
        var stated = line.path("digest").asString("");
        var header = CanonicalJson.text(entry);
        require(HEADER.matcher(header).matches(), "its header is not that of an entry");
        require(
                Digest.of(header.getBytes(UTF_8)).value().equals(stated)
                        && line.path("digest").isString(),
                "its digest is not that of its header");
        require(entry.path("sequence").longValue() == entries + 1, "it is not the next in the sequence");
        require(
                Objects.equals(digest, entry.path("previous").stringValue(null)),
                "it does not carry on from the entry before it");
        var subject = entry.path("subject").stringValue();
        var number = entry.path("number").longValue();
        require(number == numbers.getOrDefault(subject, 0L) + 1, "it is not the next entry of its subject");
        var time = entry.path("at").stringValue();
        var instant = time.substring(0, time.length() - 1);
        require(instant.compareTo(at) >= 0, "it is older than the entry before it");
        var leaves = entry.path("_sd").valueStream().map(JsonNode::stringValue).toList();
        require(leaves.equals(List.copyOf(new TreeSet<>(leaves))), "its digests are not in order");
        var names = namesOfBound(line.path("text"), Set.copyOf(leaves));
        var change = entry.path("change").stringValue();
        close(subject, change, names);
        if (names.size() < leaves.size()) {
            gaps.put(entries + 1, new Gap(subject, names, leaves.size()));
        }
        numbers.put(subject, number);
        at = instant;
        digest = stated;
        entries++;
    }

    /** A line is canonical or it is not ours: so there is no byte that could be another unnoticed. */
    private static JsonNode read(byte[] bytes) throws Unsound {
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            var line = EntryText.JSON.readTree(text);
            require(isPlain(line, DEEPEST) && (CanonicalJson.text(line) + "\n").equals(text), NOT_CANONICAL);
            require(
                    line.isObject()
                            && Set.copyOf(line.propertyNames()).equals(Set.of("digest", "entry", "text"))
                            && line.path("text").isArray(),
                    "it is not an entry");
            return line;
        } catch (CharacterCodingException | JacksonException | IllegalArgumentException broken) {
            throw new Unsound(NOT_CANONICAL);
        }
    }

    /**
     * Whether it holds nothing that two readers of JSON could understand in two ways, or fail at: only text, whole
     * numbers, true, false and null, not too deep, under short names in ASCII.
     */
    private static boolean isPlain(JsonNode value, int depth) {
        if (value.isObject() || value.isArray()) {
            return depth > 0
                    && value.propertyStream()
                            .map(Map.Entry::getKey)
                            .allMatch(name -> name.length() <= LONGEST_NAME
                                    && name.chars().allMatch(c -> c < 128))
                    && value.valueStream().allMatch(item -> isPlain(item, depth - 1));
        }
        return value.isString()
                || value.isBoolean()
                || value.isNull()
                || (value.isIntegralNumber()
                        && value.canConvertToLong()
                        && Math.abs(value.longValue()) < WHOLE_NUMBERS);
    }

    private static Set<String> namesOfBound(JsonNode text, Set<String> leaves) throws Unsound {
        var names = new HashSet<String>();
        for (var part : text) {
            var name = part.path(1).asString("");
            require(
                    part.isArray()
                            && part.size() == 3
                            && SALT.matcher(part.path(0).asString("")).matches()
                            && NAME.matcher(name).matches(),
                    "a part of its text has no name");
            require(
                    leaves.contains(
                            Digest.ofDisclosure(CanonicalJson.bytes(part)).value()),
                    "its part “%s” is not the text that it is bound to".formatted(name));
            require(names.add(name), "it has two texts for its part “%s”".formatted(name));
        }
        return names;
    }

    private void close(String subject, String change, Set<String> names) {
        var redaction = change.equals(Change.REDACTION.code());
        var withdrawal = change.equals(Change.WITHDRAWAL.code());
        gaps.entrySet().removeIf(each -> {
            var gap = each.getValue();
            if (!gap.subject.equals(subject)) {
                return false;
            }
            if (redaction) {
                names.forEach(name -> gap.fill(each.getKey(), name));
            }
            return withdrawal || gap.isClosed();
        });
    }

    /**
     * An entry without all of its text.
     *
     * @param names of the parts that are there, or that a redaction has left something of
     * @param parts how many it had
     */
    private record Gap(String subject, Set<String> names, int parts) {

        /**
         * A later redaction holds, under names like {@code 12/headline}, what it has left of a part of entry 12; under
         * {@code 15/12/headline}, what entry 15 had left of that.
         */
        void fill(long sequence, String remade) {
            for (var rest = remade; Character.isDigit(rest.charAt(0)); ) {
                var slash = rest.indexOf('/');
                var of = Long.parseLong(rest.substring(0, slash));
                rest = rest.substring(slash + 1);
                if (of == sequence) {
                    names.add(rest);
                }
            }
        }

        boolean isClosed() {
            return names.size() >= parts;
        }
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
