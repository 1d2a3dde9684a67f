package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import news.backgrounder.Installed;
import news.backgrounder.delivery.ScriptedNode.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example as it stands but for its ports, with a certificate of its own. */
class NginxTests {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final char[] PASSWORD = "not a secret".toCharArray();

    @TempDir
    private static Path folder;

    private static ScriptedNode one;
    private static ScriptedNode two;
    private static Process nginx;
    private static HttpClient client;
    private static URI plain;
    private static URI site;

    @BeforeAll
    static void start() throws Exception {
        Installed.require("nginx", PROGRAM);
        one = new ScriptedNode();
        two = new ScriptedNode();
        plain = URI.create("http://127.0.0.1:" + Ports.free());
        site = URI.create("https://127.0.0.1:" + Ports.free());
        client = HttpClient.newBuilder().sslContext(certify()).build();
        Files.writeString(
                folder.resolve("backgrounder.conf"),
                Files.readString(Path.of("src/docs/nginx.conf"))
                        .replace("listen 80;", "listen 127.0.0.1:" + plain.getPort() + ";")
                        .replace("listen 443 ", "listen 127.0.0.1:" + site.getPort() + " ")
                        .replace(":8080", ":" + one.port())
                        .replace(":8082", ":" + two.port()));
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include backgrounder.conf;
                }
                """);
        var said = folder.resolve("nginx.log");
        nginx = new ProcessBuilder(PROGRAM.toString(), "-p", folder + "/", "-c", "nginx.conf", "-e", "stderr")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        await().until(() -> {
            assertThat(nginx.isAlive()).as(() -> read(said)).isTrue();
            return Ports.isOpen(site.getPort());
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static SSLContext certify() throws Exception {
        var store = folder.resolve("store");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "site",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=news.example",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .start()
                .waitFor();
        assertThat(made).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        write("news.example.pem", "CERTIFICATE", keys.getCertificate("site").getEncoded());
        write("news.example.key", "PRIVATE KEY", keys.getKey("site", PASSWORD).getEncoded());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context;
    }

    private static void write(String file, String kind, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
        Files.writeString(
                folder.resolve(file), "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, text, kind));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor();
            one.close();
            two.close();
        }
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(site.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static void put(String path, Page page) {
        one.put(path, page);
        two.put(path, page);
    }

    @Test
    void whoComesWithoutTlsIsLedOn() throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(plain.resolve("/articles/one?at=now")).build(), BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(header(answer, "Location")).isEqualTo("https://news.example/articles/one?at=now");
    }

    @Test
    void aPageIsPassedOnAsTheNodeMadeIt() throws Exception {
        one.put("/articles/one", "x".repeat(5000), "one");
        two.put("/articles/one", "x".repeat(5000), "one");
        var answer = get("/articles/one", "Accept-Encoding", "gzip", "Cookie", "a=b");
        assertThat(answer.body()).isEqualTo("x".repeat(5000));
        assertThat(header(answer, "ETag")).startsWith("\"");
        assertThat(header(answer, "Surrogate-Key")).isEmpty();
        assertThat(get("/articles/one", "If-None-Match", header(answer, "ETag")).statusCode())
                .isEqualTo(304);
        assertThat(asked("/articles/one"))
                .allSatisfy(asked -> assertThat(asked.header("Cookie")).isNull());
    }

    private static List<ScriptedNode.Asked> asked(String path) {
        return Stream.of(one, two)
                .flatMap(node -> node.asked().stream())
                .filter(asked -> asked.address().equals(path))
                .toList();
    }

    @Test
    void theNewsroomIsAtOneNode() throws Exception {
        put("/admin/login", new Page(200, "login".getBytes(UTF_8), "Set-Cookie: newsroom=1"));
        for (var i = 0; i < 4; i++) {
            assertThat(header(get("/admin/login", "Cookie", "newsroom=0"), "Set-Cookie"))
                    .isEqualTo("newsroom=1");
        }
        assertThat(one.asked())
                .filteredOn(asked -> asked.address().equals("/admin/login"))
                .hasSize(4)
                .allSatisfy(asked -> {
                    assertThat(asked.header("Cookie")).isEqualTo("newsroom=0");
                    assertThat(asked.header("X-forwarded-for")).isEqualTo("127.0.0.1");
                    assertThat(asked.header("X-forwarded-proto")).isEqualTo("https");
                });
    }

    @Test
    void aStreamIsPassedOnAsItComes() throws Exception {
        var stream = client.send(
                HttpRequest.newBuilder(site.resolve("/live/articles/one?since=1"))
                        .build(),
                BodyHandlers.ofLines());
        var lines = stream.body().iterator();
        assertThat(lines.next()).isEqualTo("data: one");
        one.goOn();
        two.goOn();
        assertThat(lines.next()).isEqualTo("data: two");
    }

    /** As while the database is away. */
    @Test
    void aPageThatNoNodeHasKeepsNobodyFromTheOthers() throws Exception {
        put("/articles/seen", new Page(200, "page".getBytes(UTF_8)));
        put("/articles/unseen", new Page(503, "no database".getBytes(UTF_8), "Retry-After: 5"));
        for (var i = 0; i < 10; i++) {
            var unseen = get("/articles/unseen");
            assertThat(unseen.statusCode()).isEqualTo(503);
            assertThat(unseen.body()).isEqualTo("no database");
            assertThat(header(unseen, "Retry-After")).isEqualTo("5");
            assertThat(get("/articles/seen").body()).isEqualTo("page");
        }
    }

    /** It may be a node's answer to a flood of strangers. */
    @Test
    void noAnswerTakesEditorsToANodeThatDoesNotKnowThem() throws Exception {
        put("/admin/crowded", new Page(503, new byte[0], "Retry-After: 5"));
        put("/admin/story", new Page(200, new byte[0]));
        assertThat(get("/admin/crowded").statusCode()).isEqualTo(503);
        assertThat(get("/admin/story").statusCode()).isEqualTo(200);
        assertThat(two.asked())
                .extracting(ScriptedNode.Asked::address)
                .doesNotContain("/admin/crowded", "/admin/story");
    }

    @Test
    void theDeathOfANodeIsSeenByNobody() throws Exception {
        two.put("/articles/two", "page", "two");
        one.put("/articles/two", new Page(503, "no database".getBytes(UTF_8), "Retry-After: 5"));
        for (var i = 0; i < 10; i++) {
            assertThat(get("/articles/two").body()).isEqualTo("page");
        }
        one.die();
        for (var i = 0; i < 20; i++) {
            assertThat(get("/articles/two").body()).isEqualTo("page");
        }
        one.comeBack();
    }
}
