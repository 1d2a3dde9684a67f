import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder of its own for everything that a benchmark starts; both are gone when the benchmark ends, however it ends.
 */
final class Workplace {

    private static final Duration TO_STOP = Duration.ofSeconds(30);

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    private Workplace(Path folder) {
        this.folder = folder;
    }

    static Workplace open() throws IOException {
        var workplace = new Workplace(Files.createTempDirectory("backgrounder-bench"));
        Runtime.getRuntime().addShutdownHook(new Thread(workplace::clear));
        return workplace;
    }

    Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    /** Starts a program in a folder; what it says goes into a file there. */
    Process start(Path in, List<String> command) throws IOException {
        var log = in.resolve("log").toFile();
        var builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
        builder.redirectInput(new File("/dev/null")).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        synchronized (processes) {
            var process = builder.start();
            processes.add(process);
            return process;
        }
    }

    static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What a server and its children have used of the processors since they were started, by /proc/PID/stat. */
    static Duration processorTime(Process server) {
        return Stream.concat(Stream.of(server.toHandle()), server.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private void clear() {
        synchronized (processes) {
            processes.forEach(Workplace::stop);
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
