package news.backgrounder.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Behind a proxy, which says for whom it asks. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:login-flood;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "server.forward-headers-strategy=native",
            "backgrounder.sample=false",
            "backgrounder.admin.name=ann",
            "backgrounder.admin.password=correct horse battery"
        })
class LoginFloodTests {

    private static final String RIGHT = "correct horse battery";
    private static final String STORY = "/admin/articles/00000000-0000-4000-8000-000000000001";

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @LocalServerPort
    private int port;

    private String token;

    @BeforeEach
    void openTheLogin() throws IOException, InterruptedException {
        var login = browser.send(HttpRequest.newBuilder(address("/admin/login")).build(), BodyHandlers.ofString());
        token = Jsoup.parse(login.body()).select("[name=_csrf]").attr("value");
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> logIn(String from, String name, String password, Map<String, String> more)
            throws IOException, InterruptedException {
        var fields = new LinkedHashMap<>(Map.of("name", name, "password", password, "_csrf", token));
        fields.putAll(more);
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        var request = HttpRequest.newBuilder(address("/admin/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", from)
                .POST(BodyPublishers.ofString(form))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> guessUntilRefused(String from, Map<String, String> more)
            throws IOException, InterruptedException {
        for (var guess = 0; guess < 100; guess++) {
            var answer = logIn(from, "bob", "wrong", more);
            if (answer.statusCode() == 429) {
                return answer;
            }
        }
        throw new AssertionError("Nobody stops a hundred guesses.");
    }

    @Test
    void isToldToWaitAndLosesNothing() throws Exception {
        var refused = guessUntilRefused(
                "198.51.100.1", Map.of("interrupted", STORY, "typed.article.headline", "Typed & <kept>"));

        assertThat(refused.headers().firstValue("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-3]"));
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("[role=alert]").text()).contains("Wait a minute");
        assertThat(page.select("[name=interrupted]").attr("value")).isEqualTo(STORY);
        assertThat(page.select("[name=typed.article.headline]").attr("value")).isEqualTo("Typed & <kept>");
        assertThat(page.html()).doesNotContain("wrong");
    }

    @Test
    void leadsToWhatWasAskedForLater() throws Exception {
        var refused = guessUntilRefused("198.51.100.2", Map.of("to", "/admin/articles/new"));

        assertThat(Jsoup.parse(refused.body()).select("[name=to]").attr("value"))
                .isEqualTo("/admin/articles/new");
    }

    @Test
    void touchesNobodyElse() throws Exception {
        assertThat(logIn("198.51.100.3", "ann", RIGHT, Map.of()).headers().firstValue("Location"))
                .hasValue("/admin");
        openTheLogin();
        guessUntilRefused("198.51.100.3", Map.of());

        assertThat(logIn("198.51.100.3", "ann", RIGHT, Map.of()).headers().firstValue("Location"))
                .hasValue("/admin");
        openTheLogin();
        assertThat(logIn("203.0.113.4", "bob", "wrong", Map.of()).headers().firstValue("Location"))
                .hasValue("/admin/login?failed");
    }

    /** They come in any number. */
    @ParameterizedTest
    @CsvSource({
        "GET, /admin",
        "GET, /admin/login",
        "POST, /admin/login",
        "POST, /admin/login/again",
        "POST, /admin/logout",
        "GET, /admin/setup/x",
        "POST, /admin/setup/x",
        "POST, " + STORY + "/editions"
    })
    void noStrangerHasASession(String method, String path) throws Exception {
        try (var stranger = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(method, BodyPublishers.ofString(""))
                    .build();
            var answer = stranger.send(request, BodyHandlers.discarding());
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("newsroom="));
        }
    }

    /** A form of a stranger comes back with all that was typed, here more than a connection takes that nobody reads. */
    @Test
    @Timeout(60)
    void keepsNobodyOutByNotReading() throws Exception {
        var typed = "article.body=" + "%3C".repeat(1_300_000);
        var idle = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 3; i++) {
                var client = new Socket();
                idle.add(client);
                client.setReceiveBufferSize(4_096);
                client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                client.getOutputStream()
                        .write(("POST " + STORY + "/editions HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                        + typed.length() + "\r\n\r\n" + typed)
                                .getBytes(UTF_8));
                assertThat(new String(client.getInputStream().readNBytes(2_000), UTF_8))
                        .containsPattern("Content-Length: [5-9][0-9]{6}");
            }

            openTheLogin();
        } finally {
            for (var client : idle) {
                client.close();
            }
        }

        assertThat(token).isNotEmpty();
    }
}
