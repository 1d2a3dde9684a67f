package news.backgrounder.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** With structured logs, which hold more of each event than plain ones. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:malformed;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "backgrounder.sample=false",
            "logging.structured.format.console=ecs"
        })
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class MalformedRequestsTests {

    @LocalServerPort
    private int port;

    /** Boot leaves it behind, and the sites of other tests would log like this one. */
    @AfterAll
    static void logPlainlyAgain() {
        System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
    }

    private String send(String request) throws IOException {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.getOutputStream().write(request.getBytes(UTF_8));
            return new String(client.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz-typed",
                "/articles/typed%",
                "/articles/%00typed",
                "/articles/typed%2ftyped",
                "/articles/%c3%28typed",
                "/articles/[typed",
                "/articles/unknown?at=typed%zz",
                "/admin/typed%zz",
                "/admin/login?to=typed%zz"
            })
    void anAddressIsAnsweredInTheSitesDressAndNotLogged(String address, CapturedOutput log) throws IOException {
        var answer = send("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("<title>This cannot be done · Backgrounder</title>");
        assertThat(log).doesNotContain("typed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=typed%zz", "name=typed%"})
    void aFormIsAnsweredInTheSitesDressAndNotLogged(String form, CapturedOutput log) throws IOException {
        var answer = send("POST /admin/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\n\r\n" + form);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("<title>This cannot be done · Backgrounder</title>");
        assertThat(log).doesNotContain("typed");
    }

    @Test
    void anAddressThatNobodyHasIsNotLogged(CapturedOutput log) throws IOException {
        var answer = send("GET /typed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404");
        assertThat(log).doesNotContain("typed");
    }
}
