import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Many clients who mean no good, for a while. {@code Crowd SITE KIND NUMBER SECONDS ADDRESS}, where the address is of a
 * page that exists, and the kind one of
 *
 * <ul>
 *   <li>{@code slow-header}, {@code slow-body}: send a request letter by letter
 *   <li>{@code slow-reader}: ask for the page a hundred times over, and read the answer letter by letter
 *   <li>{@code login}: try passwords; {@code cold}: ask for pages that nobody has asked for before
 *   <li>{@code big-form}: send forms of nearly the size that is allowed, each as an editor: those of strangers are not
 *       let in together
 * </ul>
 */
class Crowd {

    private static final int LARGE = 4_000_000;
    private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String FORM = HEAD + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ";

    private static final Pattern LOGIN =
            Pattern.compile("Set-Cookie: ([^;]++);.*name=\"_csrf\" value=\"([^\"]++)\"", Pattern.DOTALL);

    private final URI site;
    private final String kind;
    private final String address;
    private final Instant end;
    private final String cookie;
    private final AtomicLong deeds = new AtomicLong();
    private final AtomicLong cutOff = new AtomicLong();

    private Crowd(URI site, String kind, String address, Instant end, String cookie) {
        this.site = site;
        this.kind = kind;
        this.address = address;
        this.end = end;
        this.cookie = cookie;
    }

    static void main(String[] args) throws IOException, InterruptedException {
        var editor = new Editor(args[0]);
        if (args[1].equals("big-form")) {
            editor.logIn();
        }
        var end = Instant.now().plusSeconds(Long.parseLong(args[3]));
        var crowd = new Crowd(URI.create(args[0]), args[1], args[4], end, editor.cookie());
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < Integer.parseInt(args[2]); i++) {
                clients.submit(crowd::beAtIt);
            }
        }
        IO.println("%s clients, %s: %d times, %d cut off by the site"
                .formatted(args[2], args[1], crowd.deeds.get(), crowd.cutOff.get()));
        System.exit(0);
    }

    private void beAtIt() {
        while (Instant.now().isBefore(end)) {
            try (var connection = new Socket()) {
                connection.setReceiveBufferSize(4_096);
                connection.connect(new InetSocketAddress(site.getHost(), site.getPort()), 5_000);
                deeds.incrementAndGet();
                doIt(connection);
            } catch (IOException closed) {
                cutOff.incrementAndGet();
                pause();
            }
        }
    }

    private void doIt(Socket connection) throws IOException {
        switch (kind) {
            case "slow-header" -> {
                send(connection, "GET " + address + HEAD + "X-Slow: ");
                sendSlowly(connection);
            }
            case "slow-body" -> {
                send(connection, "POST /admin/login" + FORM + LARGE + "\r\n\r\nname=");
                sendSlowly(connection);
            }
            case "slow-reader" -> {
                send(connection, ("GET " + address + HEAD + "\r\n").repeat(100));
                while (isTime() && connection.getInputStream().read() >= 0) {
                    pause();
                }
            }
            case "login" -> tryPassword(connection);
            case "cold" ->
                ask(connection, "GET " + address + "/" + UUID.randomUUID() + HEAD + "Connection: close\r\n\r\n");
            case "big-form" ->
                ask(
                        connection,
                        "POST /admin/login" + FORM + LARGE + "\r\nCookie: " + cookie
                                + "\r\nConnection: close\r\n\r\nname=" + "x".repeat(LARGE - 5));
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private boolean isTime() {
        return Instant.now().isBefore(end);
    }

    private void sendSlowly(Socket connection) throws IOException {
        connection.setSoTimeout(1);
        while (isTime()) {
            send(connection, "x");
            pause();
            requireOpen(connection);
        }
    }

    /** A site that has closed the connection says so to whoever reads. */
    private static void requireOpen(Socket connection) throws IOException {
        try {
            if (connection.getInputStream().read() < 0) {
                throw new IOException("The site has closed the connection");
            }
        } catch (SocketTimeoutException open) {
            // as it should be
        }
    }

    private static void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static String ask(Socket connection, String request) throws IOException {
        send(connection, request);
        return new String(connection.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private void tryPassword(Socket connection) throws IOException {
        var form = LOGIN.matcher(ask(connection, "GET /admin/login" + HEAD + "Connection: close\r\n\r\n"));
        if (form.find()) {
            var fields = "name=" + UUID.randomUUID() + "&password=wrong&_csrf=" + form.group(2);
            try (var other = new Socket(site.getHost(), site.getPort())) {
                ask(
                        other,
                        "POST /admin/login" + FORM + fields.length() + "\r\nCookie: " + form.group(1)
                                + "\r\nConnection: close\r\n\r\n" + fields);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
