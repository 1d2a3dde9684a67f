package news.backgrounder.delivery;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.backgrounder.edition.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in a file how far the log has been followed, and by what pages were made up to there. What cannot be read
 * or written counts as forgotten: whoever asks begins anew.
 *
 * @param imprint of the pages that are made from now on
 */
record Bookmark(Path file, Imprint imprint) {

    private static final Logger LOG = LoggerFactory.getLogger(Bookmark.class);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}) ([A-Za-z0-9_-]{43}) (\\S+)\\n");

    /** An entry of the log; no other log has the same digest at the same place. */
    record Place(long sequence, Digest digest) {}

    Optional<Place> read() {
        return words().map(words -> new Place(Long.parseLong(words.group(1)), new Digest(words.group(2))));
    }

    /** Whether pages up to there had the imprint that they have now. */
    boolean hasSameImprint() {
        return words().filter(words -> words.group(3).equals(imprint.value())).isPresent();
    }

    private Optional<Matcher> words() {
        try {
            return Optional.of(Files.readString(file)).map(FORM::matcher).filter(Matcher::matches);
        } catch (IOException nothingThere) {
            return Optional.empty();
        }
    }

    void write(Place place) {
        var written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(written, "%d %s %s\n".formatted(place.sequence(), place.digest(), imprint.value()));
            Files.move(written, file, ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("How far the log was followed could not be noted in {}: {}", file, e.toString());
        }
    }
}
