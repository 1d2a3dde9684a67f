package news.backgrounder;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import news.backgrounder.edition.Verification;

/** {@code verify FILE}: checks an exported record by itself, without the site, its database or its settings. */
record VerifyCommand(InputStream in, PrintStream out, PrintStream err) {

    static final String NAME = "verify";

    static final int SOUND = 0;
    static final int UNSOUND = 1;
    static final int NOT_CHECKED = 2;

    private static final String STANDARD_INPUT = "-";

    /** @return the code to exit with */
    int run(List<String> words) {
        if (words.size() != 1 || words.getFirst().isEmpty()) {
            err.println("Usage: java -jar backgrounder.jar verify FILE (or - for the standard input)");
            return NOT_CHECKED;
        }
        var file = words.getFirst();
        try (var export = file.equals(STANDARD_INPUT) ? in : Files.newInputStream(Path.of(file))) {
            var verdict = Verification.of(export);
            out.println(verdict.words());
            return verdict.isSound() ? SOUND : UNSOUND;
        } catch (NoSuchFileException | InvalidPathException e) {
            err.println("There is no file " + file);
        } catch (IOException e) {
            err.println("The file cannot be read: " + file);
        } catch (OutOfMemoryError e) {
            err.println("The file has lines too long for the memory that Java was given; try java -Xmx4g -jar …");
        }
        return NOT_CHECKED;
    }
}
