package news.backgrounder.delivery;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import news.backgrounder.edition.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in a file how far the log has been followed. What cannot be read or written counts as forgotten: whoever
 * asks begins anew.
 */
record Bookmark(Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(Bookmark.class);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}) ([A-Za-z0-9_-]{43})\\n");

    /** An entry of the log; no other log has the same digest at the same place. */
    record Place(long sequence, Digest digest) {}

    Optional<Place> read() {
        try {
            return Optional.of(Files.readString(file))
                    .map(FORM::matcher)
                    .filter(java.util.regex.Matcher::matches)
                    .map(words -> new Place(Long.parseLong(words.group(1)), new Digest(words.group(2))));
        } catch (IOException nothingThere) {
            return Optional.empty();
        }
    }

    void write(Place place) {
        var written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(written, place.sequence() + " " + place.digest() + "\n");
            Files.move(written, file, ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("How far the log was followed could not be noted in {}: {}", file, e.toString());
        }
    }
}
