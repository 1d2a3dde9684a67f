package news.backgrounder.newsroom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import news.backgrounder.workingcopy.WorkingCopy;

/**
 * What an editor had before their eyes when a part of the form was opened. It travels with the form, as text: the
 * number of the saved state, and a digest of its words, by which an editor who has not touched them is told from one
 * who has.
 */
record Seen(String text) {

    private static final int DIGEST_BYTES = 12;

    static Seen of(WorkingCopy<?> saved, List<?> words) {
        return new Seen(saved.version() + "." + digest(words));
    }

    /** Whether this was the saved state. */
    boolean was(WorkingCopy<?> saved) {
        return text.startsWith(saved.version() + ".");
    }

    /** Whether these words are still those that were seen. */
    boolean had(List<?> words) {
        return text.endsWith("." + digest(words));
    }

    private static String digest(List<?> words) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(words.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
