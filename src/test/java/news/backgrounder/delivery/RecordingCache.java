package news.backgrounder.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import news.backgrounder.edition.SurrogateKey;
import org.jspecify.annotations.Nullable;

/** Notes what it is asked to drop, and answers as it is told to. */
final class RecordingCache implements AutoCloseable {

    /** @param answered with which status */
    record Asked(
            String method,
            List<String> keys,
            boolean isHard,
            @Nullable String token,
            int answered) {}

    private static final int OK = 200;

    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile int status = OK;

    RecordingCache() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var answered = status;
        asked.add(new Asked(
                exchange.getRequestMethod(),
                List.of(headers.getFirst(SurrogateKey.HEADER).split(" ")),
                !"1".equals(headers.getFirst("Fastly-Soft-Purge")),
                headers.getFirst("Fastly-Key"),
                answered));
        exchange.sendResponseHeaders(answered, -1);
        exchange.close();
    }

    /** Refuses from now on. */
    void sicken() {
        status = 503;
    }

    void recover() {
        status = OK;
    }

    /** What it was asked next. */
    Asked next() throws InterruptedException {
        var next = asked.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("a purge").isNotNull();
        return next;
    }

    /** What it was asked next of all that it did not refuse. */
    Asked nextTaken() throws InterruptedException {
        var next = next();
        while (next.answered() != OK) {
            next = next();
        }
        return next;
    }

    void expectNothingFor(Duration time) throws InterruptedException {
        assertThat(asked.poll(time.toMillis(), TimeUnit.MILLISECONDS)).isNull();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
