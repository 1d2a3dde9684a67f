package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import news.backgrounder.Installed;

/** Varnish with the example of the documentation as it stands, but for the nodes' ports. */
final class Varnish implements AutoCloseable {

    static final Path EXAMPLE = Path.of("src/docs/varnish.vcl");

    private static final Path PROGRAM = Path.of("/usr/sbin/varnishd");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final int port;

    private Varnish(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static void require() {
        Installed.require("varnish and varnish-modules", PROGRAM);
    }

    static Varnish start(Path folder, int port, int one, int two) throws IOException, InterruptedException {
        var example = Files.readString(EXAMPLE)
                .replace(".port = \"8080\"", ".port = \"" + one + '"')
                .replace(".port = \"8082\"", ".port = \"" + two + '"');
        var vcl = Files.writeString(folder.resolve("varnish.vcl"), example);
        var said = folder.resolve("varnish.log");
        var process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-F",
                        "-j",
                        "none",
                        "-a",
                        "127.0.0.1:" + port,
                        "-n",
                        folder.resolve("varnish").toString(),
                        "-s",
                        "malloc,32m",
                        "-f",
                        vcl.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        var varnish = new Varnish(process, port);
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!Ports.isOpen(port)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                varnish.close();
                throw new IllegalStateException("Varnish did not start: " + Files.readString(said, UTF_8));
            }
            Thread.sleep(50);
        }
        return varnish;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Its parent process ends the one that works. */
    @Override
    public void close() {
        process.destroy();
        var ended = process.onExit()
                .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                .join();
        if (ended.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
