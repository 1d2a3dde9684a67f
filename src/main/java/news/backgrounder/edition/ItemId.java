package news.backgrounder.edition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * Names one question or timeline event: given once, never changed, never used again. Ten characters that can be read
 * aloud (50 random bits), short enough for an address.
 */
public record ItemId(@JsonValue String value) {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator
    public ItemId {
        if (!value.matches("[a-z0-9-]{1,20}")) {
            throw new IllegalArgumentException("not the id of a question or an event: " + value);
        }
    }

    public static ItemId next() {
        return new ItemId(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining()));
    }

    @Override
    public String toString() {
        return value;
    }
}
