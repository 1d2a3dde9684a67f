package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import news.backgrounder.Engine;
import news.backgrounder.delivery.ScriptedNode.Asked;
import news.backgrounder.delivery.ScriptedNode.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The example as it stands, in front of nodes that answer what a test wants. */
class VarnishTests {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static ScriptedNode one;
    private static ScriptedNode two;
    private static Varnish varnish;

    /** Each test has a page of its own. */
    private final String page = "/articles/" + UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Varnish.require();
        one = new ScriptedNode();
        two = new ScriptedNode();
        varnish = Varnish.start(folder, Ports.free(), one.port(), two.port());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (varnish != null) {
            varnish.close();
            one.close();
            two.close();
        }
    }

    private void publish(String body) {
        one.put(page, body, "k" + page);
        two.put(page, body, "k" + page);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(varnish.address().resolve(path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private Stream<Asked> asked() {
        return Stream.of(one, two)
                .flatMap(node -> node.asked().stream())
                .filter(asked -> asked.address().startsWith(page));
    }

    private long timesAsked() {
        return asked().count();
    }

    private Asked lastAsked() {
        return asked().max(Comparator.comparing(Asked::when)).orElseThrow();
    }

    private int purge(String key, boolean soft) throws IOException, InterruptedException {
        var request = request("/").method("PURGE", BodyPublishers.noBody()).header("Surrogate-Key", "other " + key);
        return send(soft ? request.header("Fastly-Soft-Purge", "1") : request).statusCode();
    }

    @Test
    void itLetsEveryKeyOfAQueryPassThatAPageDocuments() throws IOException {
        var passing = Pattern.compile("\\(\\?!\\(\\?:([a-z|]+)\\)=\\)").matcher(Files.readString(Varnish.EXAMPLE));
        assertThat(passing.find()).isTrue();
        var documented = Engine.H2
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(handler -> handler.getKey().getPatternValues().stream()
                        .noneMatch(pattern -> pattern.startsWith("/admin") || pattern.startsWith("/live")))
                .flatMap(handler -> Stream.of(handler.getValue().getMethod().getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(Parameter::getName);
        assertThat(passing.group(1).split("\\|")).contains(documented.distinct().toArray(String[]::new));
    }

    @Nested
    class WhileTheNodesAreWell {

        @Test
        void aPageIsAskedOfOneNodeOnce() throws Exception {
            publish("old");
            assertThat(get(page).body()).isEqualTo("old");
            assertThat(get(page).body()).isEqualTo("old");
            assertThat(timesAsked()).isOne();
        }

        @Test
        void aPurgedPageIsNeverShownAgain() throws Exception {
            for (var soft : new boolean[] {true, false}) {
                publish("old");
                get(page);
                publish("new" + soft);
                assertThat(purge("k" + page, soft)).isEqualTo(200);
                for (var i = 0; i < 5; i++) {
                    assertThat(get(page).body()).isEqualTo("new" + soft);
                }
            }
        }

        @Test
        void aPageThatHasNotChangedIsNotSentAgain() throws Exception {
            publish("same");
            var tag = header(get(page), "ETag");
            purge("k" + page, true);
            assertThat(get(page).body()).isEqualTo("same");
            assertThat(lastAsked().header("If-none-match")).isEqualTo(tag);
        }

        @Test
        void readersAreToldNothingThatIsForCaches() throws Exception {
            publish("page");
            get(page);
            var answer = get(page);
            assertThat(answer.headers().map().keySet())
                    .extracting(String::toLowerCase)
                    .doesNotContain("surrogate-key", "xkey", "age", "x-varnish", "via");
            assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=1, stale-if-error=86400");
        }

        @Test
        void whoHasAPageIsNotSentItAgain() throws Exception {
            publish("page");
            var tag = header(get(page), "ETag");
            assertThat(tag).startsWith("\"");
            assertThat(send(request(page).header("If-None-Match", tag)).statusCode())
                    .isEqualTo(304);
            var head = send(request(page).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(header(head, "Content-Length")).isEqualTo("4");
            assertThat(timesAsked()).isOne();
        }

        @Test
        void whatIsPackedStaysAsTheNodeMadeIt() throws Exception {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write("page".getBytes(UTF_8));
            }
            for (var node : List.of(one, two)) {
                node.put(
                        page,
                        new Page(
                                200,
                                packed.toByteArray(),
                                "Cache-Control: s-maxage=60",
                                "Content-Encoding: gzip",
                                "ETag: \"packed\"",
                                "Vary: Accept-Encoding"));
            }
            var request = request(page).header("Accept-Encoding", "gzip, br").build();
            for (var i = 0; i < 2; i++) {
                var answer = CLIENT.send(request, BodyHandlers.ofByteArray());
                assertThat(answer.body()).isEqualTo(packed.toByteArray());
                assertThat(header(answer, "ETag")).isEqualTo("\"packed\"");
            }
            assertThat(timesAsked()).isOne();
        }

        @Test
        void nothingButTheAddressMakesAnotherCopy() throws Exception {
            publish("page");
            get(page);
            send(request(page + "?utm_source=mail&x=%20")
                    .header("Cookie", "a=b")
                    .header("Authorization", "Basic eA=="));
            send(request(page + "?&&").header("Cache-Control", "no-cache"));
            assertThat(timesAsked()).isOne();
            get(page + "?utm=1&at=2024-12-01T12:00:00Z&x&order=oldest&y=");
            assertThat(lastAsked().address()).isEqualTo(page + "?at=2024-12-01T12:00:00Z&order=oldest");
            assertThat(lastAsked().header("Cookie")).isNull();
        }

        @Test
        void theNewsroomIsPassedOnAsItIs() throws Exception {
            for (var node : List.of(one, two)) {
                node.put("/admin/login", new Page(200, "login".getBytes(UTF_8), "Set-Cookie: newsroom=1; Path=/admin"));
            }
            for (var i = 0; i < 2; i++) {
                var login = send(request("/admin/login?to=/admin").header("Cookie", "newsroom=0"));
                assertThat(header(login, "Set-Cookie")).isEqualTo("newsroom=1; Path=/admin");
            }
            assertThat(one.asked())
                    .filteredOn(asked -> asked.address().equals("/admin/login?to=/admin"))
                    .hasSize(2)
                    .allSatisfy(asked -> assertThat(asked.header("Cookie")).isEqualTo("newsroom=0"));
        }

        @Test
        void aStreamIsPassedOnAsItComes() throws Exception {
            var stream = CLIENT.send(request("/live/articles/one?since=1").build(), BodyHandlers.ofLines());
            var lines = stream.body().iterator();
            assertThat(lines.next()).isEqualTo("data: one");
            one.goOn();
            two.goOn();
            assertThat(lines.next()).isEqualTo("data: two");
        }

        @Test
        void nobodyElsePurges() throws Exception {
            publish("page");
            get(page);
            var request = request("/")
                    .method("PURGE", BodyPublishers.noBody())
                    .header("Surrogate-Key", "k" + page)
                    .header("X-Forwarded-For", "192.0.2.1");
            assertThat(send(request).statusCode()).isEqualTo(403);
            get(page);
            assertThat(timesAsked()).isOne();
        }
    }

    @Nested
    class WhenNodesFail {

        @AfterEach
        void recover() throws Exception {
            one.comeBack();
            two.comeBack();
            publish("well");
            await().until(() -> get(page + "?q=" + System.nanoTime()).statusCode() == 200);
        }

        @Test
        void theOtherNodeIsAsked() throws Exception {
            publish("page");
            one.die();
            for (var i = 0; i < 30; i++) {
                assertThat(get(page + "?q=" + i).statusCode()).isEqualTo(200);
                Thread.sleep(100);
            }
            two.die();
        }

        @Test
        void oldPagesAreShownWhileThereIsNoNode() throws Exception {
            publish("old");
            get(page);
            assertThat(purge("k" + page, true)).isEqualTo(200);
            one.die();
            two.die();
            for (var i = 0; i < 30; i++) {
                assertThat(get(page).body()).isEqualTo("old");
                Thread.sleep(100);
            }
        }

        @Test
        void whatWasTakenAwayIsNot() throws Exception {
            publish("withdrawn");
            get(page);
            assertThat(purge("k" + page, false)).isEqualTo(200);
            one.die();
            two.die();
            for (var i = 0; i < 30; i++) {
                var answer = get(page);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(header(answer, "Retry-After")).isNotEmpty();
                assertThat(answer.body()).contains("Not available just now");
                Thread.sleep(100);
            }
        }

        @Test
        void anOldPageIsBetterThanAnError() throws Exception {
            publish("old");
            get(page);
            purge("k" + page, true);
            var error = new Page(503, "no database".getBytes(UTF_8), "Cache-Control: no-store", "Retry-After: 5");
            one.put(page, error);
            two.put(page, error);
            assertThat(get(page).body()).isEqualTo("old");
            assertThat(get(page + "?q=unseen").body()).isEqualTo("no database");
            publish("new");
            assertThat(get(page).body()).isEqualTo("new");
            one.die();
            two.die();
        }
    }
}
