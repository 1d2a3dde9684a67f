package news.backgrounder.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import news.backgrounder.Backgrounder;

/** The site as a process of its own, so that it can be killed. */
final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The classes as they were just built. */
    private static final List<String> BUILT = List.of(
            // Several of them start at once, and none lives long.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Backgrounder.class.getName());

    private final Process process;
    private final URI address;
    private final Path said;

    private Node(Process process, URI address, Path said) {
        this.process = process;
        this.address = address;
        this.said = said;
    }

    /** @param folder of this node alone */
    static Node start(Path folder, int port, String... settings) throws IOException {
        return start(BUILT, folder, port, settings);
    }

    /**
     * @param program what Java is told before the settings
     * @param folder of this node alone
     */
    static Node start(List<String> program, Path folder, int port, String... settings) throws IOException {
        var said = Files.createDirectories(folder).resolve("log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program);
        command.addAll(List.of(
                "--server.port=" + port,
                "--backgrounder.sample=false",
                "--backgrounder.delivery.folder=" + folder.resolve("pages")));
        command.addAll(List.of(settings));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        // Where a setting for one node can take its place.
        builder.environment().put("MANAGEMENT_SERVER_PORT", "0");
        return new Node(builder.start(), URI.create("http://127.0.0.1:" + port), said);
    }

    Node awaitReady() throws IOException, InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client)) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    throw new IllegalStateException("The node did not start:\n" + Files.readString(said));
                }
                Thread.sleep(100);
            }
        }
        return this;
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        try {
            var ready = HttpRequest.newBuilder(address.resolve("/readyz")).build();
            return client.send(ready, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI address() {
        return address;
    }

    /** As by {@code kill -9}. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
