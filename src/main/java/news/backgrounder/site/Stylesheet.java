package news.backgrounder.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * One small file of CSS, joined from a source file for each component. Its address holds the hash of its text, so that
 * browsers may keep it for ever.
 */
record Stylesheet(String address, String css) {

    static Stylesheet join(String name, List<String> components) {
        var css = components.stream().map(Stylesheet::source).collect(Collectors.joining("\n"));
        return new Stylesheet("/styles/" + name + "-" + hash(css) + ".css", css);
    }

    private static String source(String component) {
        try {
            var source = new ClassPathResource("styles/" + component + ".css").getContentAsString(UTF_8);
            return source.replaceAll("(?s)/\\*.*?\\*/", "")
                    .replaceAll("\\s*\\n\\s*", "\n")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String css) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
