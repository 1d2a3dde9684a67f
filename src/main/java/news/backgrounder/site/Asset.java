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
 * One small text file that pages load, joined from its source files and without their comments. Its address holds the
 * hash of its text, so that browsers may keep it for ever.
 */
record Asset(String address, String text) {

    /** @param extension of the source files and of the one that is made of them */
    static Asset join(String folder, String name, String extension, List<String> sources) {
        var text = sources.stream()
                .map(source -> source(folder + "/" + source + "." + extension))
                .collect(Collectors.joining("\n"));
        return new Asset("/" + folder + "/" + name + "-" + hash(text) + "." + extension, text);
    }

    private static String source(String path) {
        try {
            var source = new ClassPathResource(path).getContentAsString(UTF_8);
            return source.replaceAll("(?s)/\\*.*?\\*/", "")
                    .replaceAll("\\s*\\n\\s*", "\n")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
