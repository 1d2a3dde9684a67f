package news.backgrounder;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The site is killed at random while editors publish. Both databases at once, for most of the time goes into starting
 * again.
 */
class KillIT {

    private static final int KILLS = 25;
    private static final int LONGEST_MINUTES = 15;

    @TempDir
    private Path folder;

    @BeforeAll
    static void requirePrograms() {
        Installed.require("curl", Path.of("/usr/bin/curl"));
    }

    @Test
    void nothingThatWasAcknowledgedIsLost() throws IOException, InterruptedException {
        try (var postgresql = EmbeddedPostgres.start();
                var onFile = kill("h2");
                var onServer = kill(postgresql.getJdbcUrl("postgres", "postgres"))) {
            onFile.assertThatNothingIsLost();
            onServer.assertThatNothingIsLost();
        }
    }

    private Script kill(String database) throws IOException {
        var said = Files.createTempFile(folder, "said", ".txt");
        var script = new ProcessBuilder("src/bench/faults/kill", String.valueOf(KILLS), database)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        var settings = script.environment();
        settings.put("JAVA_HOME", System.getProperty("java.home"));
        settings.put("PORT", String.valueOf(freePort()));
        settings.put("TMPDIR", folder.toString());
        return new Script(script.start(), said);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private record Script(Process process, Path said) implements AutoCloseable {

        void assertThatNothingIsLost() throws IOException, InterruptedException {
            assertThat(process.waitFor(LONGEST_MINUTES, MINUTES))
                    .as("it ends: %s", Files.readString(said))
                    .isTrue();
            assertThat(Files.readString(said))
                    .contains("kill %d of %d".formatted(KILLS, KILLS), "nothing lost", "Sound", "passed")
                    .doesNotContain("LOST", "FAILED");
            assertThat(process.exitValue()).isZero();
        }

        /** The script ends what it has started. */
        @Override
        public void close() {
            process.destroy();
        }
    }
}
