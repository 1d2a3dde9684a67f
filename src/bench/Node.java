import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A node of the site: the packaged jar as running.md says to run it, in a folder of its own. */
record Node(Process process, Path folder, URI address) implements AutoCloseable {

    static final String JAVA = ProcessHandle.current().info().command().orElseThrow();

    static final Path JAR = Path.of("target/backgrounder.jar").toAbsolutePath();

    /** As backgrounder.service has them. */
    static final List<String> OPTIONS = List.of(
            "-Xmx384m", "-Xmn64m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError");

    /** With these it renders every page anew. */
    static final String[] KEEP_NOTHING = {"--backgrounder.delivery.memory=0", "--backgrounder.delivery.disk=0"};

    /** The story that ships with the site. */
    static final String SAMPLE = "/articles/battle-for-aleppo";

    static final String PASSWORD = "correct horse battery";

    private static final Duration TO_START = Duration.ofMinutes(2);

    /** Unpacks the jar into a folder. @return the jar there, with all others beside it */
    static Path extracted(Workplace workplace) throws IOException {
        var app = workplace.folder("app");
        Report.said(JAVA, "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--force", "--destination", "" + app);
        return app.resolve(JAR.getFileName());
    }

    /** Prepares the jar as running.md says. @return how to run it then */
    static List<String> prepared(Workplace workplace) throws IOException {
        var folder = workplace.folder("prepared").resolve("site");
        var home = "JAVA_HOME=" + Path.of(JAVA).getParent().getParent();
        var said = Report.said("env", home, "src/docs/prepare", JAR.toString(), folder.toString());
        if (!Files.exists(folder)) {
            throw new IllegalStateException("The jar could not be prepared:\n" + said);
        }
        var javaAndJar = new ArrayList<>(OPTIONS);
        javaAndJar.add("-XX:AOTCache=" + folder.resolve("backgrounder.aot"));
        javaAndJar.add("-XX:+UnlockDiagnosticVMOptions");
        javaAndJar.add("-XX:CompilerDirectivesFile=" + folder.resolve("compiler.json"));
        javaAndJar.addAll(List.of("-jar", folder.resolve("backgrounder.jar").toString()));
        return javaAndJar;
    }

    /** Answers where it has answered 200 for the first time. */
    static Node start(Workplace workplace, Path folder, List<String> javaAndJar, String... settings)
            throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("There is no jar: run ./mvnw package");
        }
        var port = Workplace.freePort();
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(javaAndJar);
        command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + port));
        command.addAll(List.of("--management.server.port=0", "--backgrounder.admin.password=" + PASSWORD));
        command.addAll(List.of(settings));
        var node = new Node(workplace.start(folder, command), folder, URI.create("http://127.0.0.1:" + port));
        node.awaitFirstAnswer();
        return node;
    }

    private void awaitFirstAnswer() throws IOException, InterruptedException {
        var end = System.nanoTime() + TO_START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("The node did not start:\n" + Files.readString(folder.resolve("log")));
            }
            Thread.sleep(10);
        }
    }

    private boolean answers() throws InterruptedException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes());
            return new String(socket.getInputStream().readNBytes(12)).endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }

    /** Megabytes of memory that it holds now. */
    long resident() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            var line = lines.filter(it -> it.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
    }

    @Override
    public void close() {
        Workplace.stop(process);
    }
}
