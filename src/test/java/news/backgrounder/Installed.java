package news.backgrounder;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that some tests need; where they are missing these tests are skipped, but not in CI. */
public final class Installed {

    private Installed() {}

    /** @param packages Debian's, that bring these files */
    public static void require(String packages, Path... files) {
        Stream.of(files).filter(Files::notExists).findFirst().ifPresent(missing -> {
            var message = missing + " is missing: install Debian's " + packages + " for this test.";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            abort(message);
        });
    }
}
