import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Opens so many pages of one node, each on a connection of its own, publishes an edition, and prints what memory the
 * node held before and after, how many threads it had, and when the first, the middle and the last reader was told.
 */
final class Streams {

    private static final int READERS = 10_000;

    /** One address of this machine has some 28,000 ports, and they stay taken for a while. */
    private static final int READERS_OF_AN_ADDRESS = 5_000;

    /** So many are on their way in at once. */
    private static final int AT_THE_DOOR = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration HEARTBEATS = Duration.ofSeconds(30);
    private static final Pattern SINCE = Pattern.compile("data-since=\"([0-9]+)\"");

    private final Node node;
    private final byte[] request;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
    private final List<Long> told = new ArrayList<>();
    private int open;
    private int lost;

    private Streams(Node node, String since) throws IOException {
        this.node = node;
        this.request = ("GET /live" + Node.SAMPLE + "?since=" + since + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Accept: text/event-stream\r\nAccept-Encoding: gzip, deflate, br\r\n"
                        + "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36\r\n\r\n")
                .getBytes(US_ASCII);
    }

    public static void main(String[] arguments) throws Exception {
        var readers = arguments.length > 0 && !arguments[0].startsWith("--") ? Integer.parseInt(arguments[0]) : READERS;
        var options = new ArrayList<>(Node.OPTIONS);
        if (arguments.length > 1 && arguments[arguments.length - 2].equals("--java")) {
            options.addAll(List.of(arguments[arguments.length - 1].split(" ")));
        }
        options.addAll(List.of("-jar", Node.JAR.toString()));
        var workplace = Workplace.open();
        try (var node = Node.start(workplace, workplace.folder("node"), options)) {
            var editor = new Editor(node);
            editor.publish("A first edition, so that everything has been used once");
            new Streams(node, since(node)).measure(readers, editor);
        }
    }

    private static String since(Node node) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(node.address().resolve(Node.SAMPLE)).build();
        try (var client = HttpClient.newHttpClient()) {
            var page =
                    SINCE.matcher(client.send(request, BodyHandlers.ofString()).body());
            if (!page.find()) {
                throw new IllegalStateException("The page does not say of when it is");
            }
            return page.group(1);
        }
    }

    private void measure(int readers, Editor editor) throws Exception {
        say("before", 0);
        var before = node.resident();
        var begun = System.nanoTime();
        open(readers);
        System.out.printf("%,d streams open after %,d ms%n", open, millisSince(begun));
        say("open", before);
        listen(HEARTBEATS, Integer.MAX_VALUE);
        say("after a heartbeat for each", before);
        var sent = System.nanoTime();
        var publishing = Thread.startVirtualThread(() -> publish(editor));
        listen(PATIENCE, readers);
        publishing.join();
        told.sort(null);
        System.out.printf(
                "published: %,d of %,d readers told after %,d, %,d and %,d ms (first, middle, last)%n",
                told.size(), readers, after(sent, 0), after(sent, told.size() / 2), after(sent, told.size() - 1));
        say("after a publication", before);
        listen(HEARTBEATS, Integer.MAX_VALUE);
        say("at the end", before);
        System.out.printf("lost: %,d%n", lost);
    }

    private long after(long sent, int reader) {
        return (told.get(reader) - sent) / 1_000_000;
    }

    private static long millisSince(long instant) {
        return (System.nanoTime() - instant) / 1_000_000;
    }

    private static void publish(Editor editor) {
        try {
            System.out.printf("publishing took %,.0f ms%n", editor.publish("A headline that nobody has read yet"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void say(String when, long before) throws IOException {
        var resident = node.resident();
        System.out.printf(
                "%-28s %,5d MB resident%s, %d threads%n",
                when, resident, before == 0 ? "" : " (%+,d)".formatted(resident - before), threads());
    }

    private long threads() throws IOException {
        try (var tasks = Files.list(Path.of("/proc/" + node.process().pid() + "/task"))) {
            return tasks.count();
        }
    }

    private void open(int readers) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var begun = 0; open + lost < readers && System.nanoTime() < end; ) {
            for (; begun < readers && begun - open - lost < AT_THE_DOOR; begun++) {
                begin(begun);
            }
            select(10);
        }
    }

    private void begin(int reader) throws IOException {
        var channel = SocketChannel.open();
        channel.bind(new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + reader / READERS_OF_AN_ADDRESS)}), 0));
        channel.configureBlocking(false);
        channel.connect(
                new InetSocketAddress(node.address().getHost(), node.address().getPort()));
        channel.register(selector, SelectionKey.OP_CONNECT);
    }

    /** Until so many have been told. */
    private void listen(Duration atMost, int readers) throws IOException {
        var end = System.nanoTime() + atMost.toNanos();
        while (told.size() < readers && System.nanoTime() < end) {
            select(100);
        }
    }

    private void select(long millis) throws IOException {
        selector.select(
                key -> {
                    try {
                        advance(key);
                    } catch (IOException e) {
                        lose(key);
                    }
                },
                millis);
    }

    private void advance(SelectionKey key) throws IOException {
        var channel = (SocketChannel) key.channel();
        if (key.isConnectable()) {
            channel.finishConnect();
            channel.write(ByteBuffer.wrap(request));
            key.interestOps(SelectionKey.OP_READ);
            return;
        }
        buffer.clear();
        if (channel.read(buffer) < 0) {
            lose(key);
            return;
        }
        var text = new String(buffer.array(), 0, buffer.position(), US_ASCII);
        if (text.contains("\nretry: ")) {
            open++;
        }
        if (text.contains("\ndata: ")) {
            told.add(System.nanoTime());
        }
    }

    private void lose(SelectionKey key) {
        lost++;
        key.cancel();
    }
}
