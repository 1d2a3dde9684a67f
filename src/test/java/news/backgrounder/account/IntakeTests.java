package news.backgrounder.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Forms that come slowly, or are longer than anybody writes. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:intake;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "backgrounder.sample=false",
            "backgrounder.form-time=5s",
            "server.tomcat.connection-timeout=4s"
        })
class IntakeTests {

    private static final int PORTION = 1024 * 1024;

    @LocalServerPort
    private int port;

    private Socket send(String head, long length) throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        client.getOutputStream()
                .write((head + "\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: " + length + "\r\n\r\n")
                        .getBytes(UTF_8));
        return client;
    }

    private static String answer(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), UTF_8);
    }

    @Test
    @Timeout(30)
    void aFormThatDripsInIsGivenUp() throws Exception {
        try (var client = send("POST /admin/login HTTP/1.1", 1_000_000)) {
            var drips = Thread.startVirtualThread(() -> drip(client));
            var start = System.nanoTime();

            assertThat(answer(client)).startsWith("HTTP/1.1 408").contains("<title>This cannot be done");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
            drips.interrupt();
        }
    }

    private static void drip(Socket client) {
        try {
            while (!client.isClosed()) {
                client.getOutputStream().write('a');
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Timeout(30)
    void aFormThatStopsIsGivenUp() throws Exception {
        try (var client = send("POST /admin/login HTTP/1.1", 1_000_000)) {
            client.getOutputStream().write('a');

            assertThat(answer(client)).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    @Timeout(30)
    void aFormLongerThanAnyIsNotRead() throws Exception {
        try (var client = send("POST /admin/login HTTP/1.1", 5_000_000)) {
            client.getOutputStream().write("a=b".getBytes(UTF_8));

            assertThat(answer(client)).startsWith("HTTP/1.1 413").contains("<title>This cannot be done");
        }
    }

    @Test
    @Timeout(30)
    void unfinishedFormsOfStrangersShareLittleMemory() throws Exception {
        var unfinished = new ArrayList<Socket>();
        try {
            for (var stranger = 0; stranger < 17; stranger++) {
                var client = send("POST /admin/login HTTP/1.1", 2 * PORTION);
                unfinished.add(client);
                client.getOutputStream().write(new byte[PORTION]);
            }
            assertThat(answer(firstAnswered(unfinished)))
                    .startsWith("HTTP/1.1 503")
                    .contains("Retry-After: ")
                    .contains("Cache-Control: no-store");

            var login = "name=ann&password=wrong";
            try (var client = send("POST /admin/login HTTP/1.1\r\nConnection: close", login.length())) {
                client.getOutputStream().write(login.getBytes(UTF_8));
                assertThat(answer(client)).startsWith("HTTP/1.1 302").contains("Location: /admin/login?over");
            }
        } finally {
            for (var client : unfinished) {
                client.close();
            }
        }
    }

    private static Socket firstAnswered(List<Socket> clients) {
        return await().until(() -> answered(clients), Optional::isPresent).orElseThrow();
    }

    private static Optional<Socket> answered(List<Socket> clients) throws IOException {
        for (var client : clients) {
            if (client.getInputStream().available() > 0) {
                return Optional.of(client);
            }
        }
        return Optional.empty();
    }

    @Test
    void theFieldsOfTheAddressAndOfTheFormAreBothThere() throws Exception {
        var typed = "typed.article.headline=Caf%C3%A9+%26+%3Ckept%3E&interrupted=/admin";
        try (var client = send("POST /admin/login?to=/admin HTTP/1.1\r\nConnection: close", typed.length())) {
            client.getOutputStream().write(typed.getBytes(UTF_8));

            assertThat(answer(client)).contains("Café &amp; &lt;kept&gt;");
        }
    }
}
