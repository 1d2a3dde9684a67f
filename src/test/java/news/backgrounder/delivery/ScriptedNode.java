package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Answers as a node of the site does, with pages that a test puts there, and notes what it was asked for. */
final class ScriptedNode implements AutoCloseable {

    /** @param headers each like {@code Name: value} */
    record Page(int status, byte[] body, String... headers) {}

    record Asked(long when, String method, String address, Map<String, List<String>> headers) {

        @Nullable
        String header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
        }
    }

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Semaphore mayGoOn = new Semaphore(0);
    private final int port;
    private HttpServer server;

    ScriptedNode() throws IOException {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int at) throws IOException {
        var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.createContext("/", this::answer);
        listening.start();
        return listening;
    }

    int port() {
        return port;
    }

    void put(String path, Page page) {
        pages.put(path, page);
    }

    /** As a page of the site that is kept under a key. */
    void put(String path, String body, String key) {
        put(
                path,
                new Page(
                        200,
                        body.getBytes(UTF_8),
                        "Cache-Control: public, max-age=1, s-maxage=3600, stale-if-error=86400",
                        "Content-Type: text/html;charset=UTF-8",
                        "ETag: \"" + Integer.toHexString(body.hashCode()) + '"',
                        "Surrogate-Key: all " + key));
    }

    List<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/readyz")) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            if (path.startsWith("/live/")) {
                stream(exchange);
                return;
            }
            asked.add(new Asked(
                    System.nanoTime(),
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders())));
            var page = pages.getOrDefault(path, new Page(404, new byte[0]));
            for (var header : page.headers()) {
                var colon = header.indexOf(':');
                exchange.getResponseHeaders().add(header.substring(0, colon), header.substring(colon + 2));
            }
            var tag = exchange.getResponseHeaders().getFirst("ETag");
            if (tag != null && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.sendResponseHeaders(page.status(), page.body().length);
            exchange.getResponseBody().write(page.body());
        }
    }

    /** Sends a line, and the next one only when it may. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("data: one\n".getBytes(UTF_8));
        exchange.getResponseBody().flush();
        mayGoOn.acquireUninterruptibly();
        exchange.getResponseBody().write("data: two\n".getBytes(UTF_8));
    }

    /** Lets a stream come to its end. */
    void goOn() {
        mayGoOn.release();
    }

    void die() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = listen(port);
    }

    @Override
    public void close() {
        die();
    }
}
