package news.backgrounder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A node that is told to stop. */
class StoppingTests {

    private static final String LOGIN = "name=ann&password=wrong";

    private ConfigurableApplicationContext site;
    private Socket editor;

    @BeforeEach
    void aFormIsUnderWay() throws IOException {
        site = new SpringApplicationBuilder(Backgrounder.class)
                .run(
                        "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "--backgrounder.sample=false",
                        "--spring.main.banner-mode=off",
                        "--server.port=0");
        editor = new Socket(InetAddress.getLoopbackAddress(), port("local.server.port"));
        write("POST /admin/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + LOGIN.length() + "\r\n\r\n");
    }

    @AfterEach
    void stop() throws IOException {
        editor.close();
        site.close();
    }

    private int port(String name) {
        return site.getEnvironment().getRequiredProperty(name, Integer.class);
    }

    private void write(String text) throws IOException {
        editor.getOutputStream().write(text.getBytes(UTF_8));
        editor.getOutputStream().flush();
    }

    private int readiness() throws IOException {
        var address = "http://127.0.0.1:" + port("local.management.port") + "/actuator/health/readiness";
        return ((HttpURLConnection) URI.create(address).toURL().openConnection()).getResponseCode();
    }

    @Test
    @Timeout(60)
    void saysThatItTakesNoMoreAndAnswersWhatIsUnderWay() throws Exception {
        assertThat(readiness()).isEqualTo(200);
        var stopped = CompletableFuture.runAsync(site::close);
        await().until(() -> readiness() != 200);

        write(LOGIN);

        assertThat(new String(editor.getInputStream().readAllBytes(), UTF_8)).startsWith("HTTP/1.1 302");
        stopped.get(5, TimeUnit.SECONDS);
    }

    @Test
    @Timeout(60)
    void isNotHeldUpByWhoNeverFinishes() throws Exception {
        write("name=");
        var start = System.nanoTime();

        site.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
}
