package news.backgrounder.database;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a node answers while its database is away, to everything that the newsroom may be asked. */
@ExtendWith(OutputCaptureExtension.class)
class AwayTests {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^{}]*})*)?}");
    private static final Pattern SETUP = Pattern.compile("/admin/setup/[\\w-]{43}");

    /** Answered by itself only within another request. */
    private static final String FORWARDED = "/admin/login/again";

    private static final String TYPED = "Typed & <kept>";
    private static final Map<String, String> FIELDS = Map.of(
            "article.headline", TYPED,
            "article.body", TYPED,
            "reason", TYPED,
            "words", TYPED,
            "change", "update");

    private static EmbeddedPostgres server;
    private static Line line;
    private static Node node;
    private static String story;

    @BeforeAll
    static void start(CapturedOutput console) throws Exception {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        line = new Line(server.getPort());
        node = Node.start(
                "jdbc:postgresql://localhost:" + line.port() + "/postgres?user=postgres",
                "--backgrounder.delivery.shared-max-age=1d");
        setUp(console);
        story = "/admin/articles/" + UUID.randomUUID();
        assertThat(node.post(story + "/editions", Map.of("article.headline", "Aleppo falls", "article.body", "Words."))
                        .statusCode())
                .isEqualTo(302);
    }

    /** The form for the first administrator is one that the database may be away from, too. */
    private static void setUp(CapturedOutput console) throws Exception {
        var link = SETUP.matcher(console.getAll());
        assertThat(link.find()).isTrue();
        node.get(link.group());
        line.cut();
        awaitAway();

        var answer = node.post(link.group(), Map.of("name", "ann", "password", Node.PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("value=\"ann\"").doesNotContain(Node.PASSWORD);
        line.mend();
        await(() -> node.post(link.group(), Map.of("name", "ann", "password", Node.PASSWORD))
                        .statusCode()
                == 302);
        node.logIn();
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
        line.close();
        server.close();
    }

    @AfterEach
    void recovers() throws Exception {
        line.mend();
        await(() -> node.get("/articles/aleppo-falls").statusCode() == 200);
        await(() -> node.get("/admin").statusCode() == 200);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    private static void awaitAway() throws Exception {
        await(() -> node.get(unseen()).statusCode() == 503);
    }

    /** What nobody has asked for is not kept either. */
    private static String unseen() {
        return "/articles/aleppo-falls?at=" + Instant.now();
    }

    private static String unseenNews() {
        return "/articles/aleppo-falls/news?since=" + System.nanoTime();
    }

    private enum Trouble {
        REFUSED {
            @Override
            void befall() throws IOException {
                line.cut();
            }
        },
        SILENT {
            @Override
            void befall() {
                line.silence();
            }
        },
        SLOW {
            @Override
            void befall() {
                line.slowDown(Duration.ofSeconds(2));
            }
        };

        abstract void befall() throws IOException;
    }

    private static Set<String> addresses(RequestMethod method) {
        var id = story.substring(story.lastIndexOf('/') + 1);
        var fillings = Map.of(
                "id",
                id,
                "path",
                "articles",
                "slug",
                "aleppo-falls",
                "number",
                "1",
                "n",
                "1",
                "file",
                "reading.css",
                "token",
                "token");
        return node.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(method))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(pattern -> VARIABLE.matcher(pattern).replaceAll(found -> fillings.get(found.group(1))))
                .filter(address -> !address.equals(FORWARDED))
                .collect(toCollection(TreeSet::new));
    }

    private static HttpResponse<String> soon(Callable<HttpResponse<String>> request) throws Exception {
        var start = System.nanoTime();
        var answer = request.call();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as(answer.uri().getPath())
                .isLessThan(Duration.ofSeconds(10));
        return answer;
    }

    private static void assertThatItSaysNotNow(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After"))
                .as(answer.uri().getPath())
                .isPresent();
        assertThat(answer.body())
                .as(answer.uri().getPath())
                .contains("class=\"masthead\"")
                .doesNotContain("Exception", "org.springframework");
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsSentComesBackSoon(Trouble trouble) throws Exception {
        var forms = addresses(RequestMethod.POST);
        assertThat(forms).contains(story, story + "/editions", story + "/withdrawals", story + "/redactions");
        var kept = List.of("/", "/articles/aleppo-falls", "/record");
        for (var address : kept) {
            node.get(address);
        }
        node.get("/admin");
        trouble.befall();

        for (var form : forms) {
            if (form.contains("/setup/")) {
                continue;
            }
            var answer = soon(() -> node.post(form, FIELDS));
            assertThatItSaysNotNow(answer);
            if (!form.endsWith("/cancellation")) {
                assertThat(Jsoup.parse(answer.body())
                                        .select("main input, main textarea")
                                        .eachAttr("value")
                                        .contains(TYPED)
                                || Jsoup.parse(answer.body())
                                        .select("main textarea")
                                        .eachText()
                                        .contains(TYPED))
                        .as("what was sent to %s", form)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsAskedForIsAnsweredSoon(Trouble trouble) throws Exception {
        var asked = addresses(RequestMethod.GET);
        assertThat(asked).contains("/", "/articles/aleppo-falls", "/admin", story);
        var kept = List.of("/", "/articles/aleppo-falls", "/record");
        for (var address : kept) {
            node.get(address);
        }
        node.get("/admin");
        trouble.befall();
        awaitAway();

        for (var address : asked) {
            var answer = soon(() -> node.get(address));
            assertThat(answer.statusCode()).as(address).isIn(200, 302, 404, 503);
            if (answer.statusCode() == 503) {
                assertThatItSaysNotNow(answer);
            }
        }
        for (var address : List.of(unseen(), "/admin", story)) {
            assertThatItSaysNotNow(soon(() -> node.get(address)));
        }
        for (var address : kept) {
            assertThat(soon(() -> node.get(address)).statusCode()).as(address).isEqualTo(200);
        }
    }

    @Test
    void aLoginSaysThatItIsNotThePassword() throws Exception {
        node.post("/admin/logout", Map.of());
        node.get("/admin/login");
        line.cut();

        var answer = soon(() -> node.post(
                "/admin/login", Map.of("name", "ann", "password", Node.PASSWORD, "to", "/admin/articles/new")));

        assertThatItSaysNotNow(answer);
        assertThat(answer.body())
                .contains("The database does not answer", "value=\"ann\"", "value=\"/admin/articles/new\"")
                .doesNotContain("password is wrong", Node.PASSWORD);
        line.mend();
        await(() -> node.get(unseen()).statusCode() == 200);
        node.logIn();
    }

    /** Another node may have told the cache in front to drop it. */
    @Test
    void noCacheKeepsForLongWhatMayBeOutOfDate() throws Exception {
        await(() -> lifetime("/articles/aleppo-falls").contains("s-maxage=86400"));
        line.silence();
        await(() -> lifetime("/articles/aleppo-falls").contains("s-maxage=5,"));
        awaitAway();
        assertThat(lifetime("/articles/aleppo-falls")).contains("s-maxage=5,");
        line.mend();
        await(() -> lifetime("/articles/aleppo-falls").contains("s-maxage=86400"));
    }

    private static String lifetime(String address) throws Exception {
        return node.get(address).headers().firstValue("Cache-Control").orElse("");
    }

    @Test
    void readersAndEditorsCannotTakeEachOthersConnections() throws Exception {
        var held = new HashMap<String, AutoCloseable>();
        try {
            var pools = node.pools();
            assertThat(pools).hasSize(2);
            for (var pool : pools) {
                for (var i = 0; i < pool.getMaximumPoolSize(); i++) {
                    held.put(pool.getPoolName() + i, pool.getConnection());
                }
                var isReaders = pool.getPoolName().equals("readers");
                assertThat(node.get(unseen()).statusCode()).isEqualTo(isReaders ? 503 : 200);
                assertThat(node.get(unseenNews()).statusCode()).isEqualTo(isReaders ? 503 : 200);
                assertThat(node.get("/admin").statusCode()).isEqualTo(isReaders ? 200 : 503);
                for (var connection : held.values()) {
                    connection.close();
                }
                held.clear();
            }
        } finally {
            for (var connection : held.values()) {
                connection.close();
            }
        }
    }
}
