package news.backgrounder.edition;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A SHA-256 digest, written in 43 characters of base64url without padding, as RFC 9901 writes it. */
public record Digest(@JsonValue String value) {

    private static final int CHARACTERS = 43;

    @JsonCreator
    public Digest {
        if (value.length() != CHARACTERS || !isBase64url(value)) {
            throw new IllegalArgumentException("not a SHA-256 digest in base64url");
        }
    }

    private static boolean isBase64url(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!isOfBase64url(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfBase64url(char character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }

    public static Digest of(byte[] bytes) {
        try {
            return new Digest(base64url(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The digest of a disclosure (RFC 9901, section 4.2): of its base64url text, not of the bytes in it. */
    static Digest ofDisclosure(byte[] disclosure) {
        return of(base64url(disclosure).getBytes(US_ASCII));
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return value;
    }
}
