package news.backgrounder.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import news.backgrounder.Backgrounder;
import news.backgrounder.Engine;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.client.RestClient;

/** How a node starts: with a database, without one, with the wrong one, and beside others. */
class StartTests {

    private static final String PASSWORD = "--backgrounder.admin.password=" + Node.PASSWORD;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    /** The address of a new, empty database. */
    private static String empty(int port) {
        var name = "site_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(port, name);
    }

    private static String empty(Engine engine) {
        return engine == Engine.POSTGRESQL
                ? empty(server.getPort())
                : "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    private static void assertThatItSaysNotNow(Node node, String address) throws Exception {
        var answer = node.get(address);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Not just now", "class=\"masthead\"").doesNotContain("Exception");
    }

    private enum Trouble {
        REFUSED {
            @Override
            void befall(Line line) throws IOException {
                line.cut();
            }
        },
        SILENT {
            @Override
            void befall(Line line) {
                line.silence();
            }
        };

        abstract void befall(Line line) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void startsWithoutItsDatabaseAndFindsItByItself(Trouble trouble) throws Exception {
        try (var line = new Line(server.getPort())) {
            var url = empty(line.port());
            trouble.befall(line);
            try (var node = Node.start(url, PASSWORD, "--backgrounder.sample=true")) {
                assertThatItSaysNotNow(node, "/");
                assertThatItSaysNotNow(node, "/articles/anything");
                assertThat(node.get("/admin/login").statusCode()).isEqualTo(200);
                assertThat(node.get("/icon.svg").statusCode()).isEqualTo(200);

                line.mend();

                await(() -> node.get("/").statusCode() == 200);
                assertThat(node.get("/").body()).contains("battle-for-aleppo");
                node.logIn();
                assertThat(node.get("/admin").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void startsWhileAnotherProcessHasTheFile(@TempDir Path directory) throws Exception {
        var url = "jdbc:h2:file:" + directory.resolve("site") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (var file = FileChannel.open(
                        directory.resolve("site.mv.db"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.lock()) {
            try (var node = Node.start(url)) {
                assertThatItSaysNotNow(node, "/");

                lock.release();

                await(() -> node.get("/").statusCode() == 200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://localhost/site",
                "jdbc:mysql://localhost/site",
                "jdbc:postgresql://localhost:%d/nowhere?user=postgres"
            })
    void aMistakeStopsTheStartWithALine(String address) {
        assertThatThrownBy(() -> Node.start(address.formatted(server.getPort())))
                .satisfies(failure -> assertThat(line(failure))
                        .containsAnyOf("There is no database at the address", "does not exist"));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aWrongPasswordStopsTheStartWithALine(@TempDir Path directory, CapturedOutput output) {
        var url = "jdbc:h2:file:" + directory.resolve("site") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        Node.start(url, "--spring.datasource.username=ann", "--spring.datasource.password=right")
                .close();
        var before = output.toString().length();

        assertThatThrownBy(
                        () -> Node.start(url, "--spring.datasource.username=ann", "--spring.datasource.password=wrong"))
                .satisfies(failure -> assertThat(line(failure)).contains("does not let the site in"));
        assertThat(output.toString().substring(before))
                .contains("Starting")
                .as("nothing is started only to be stopped")
                .doesNotContain("EntityManagerFactory");
    }

    private static String line(Throwable failure) {
        FailureAnalyzer analyzer = new UnusableAnalyzer();
        return analyzer.analyze(failure).getDescription();
    }

    @ParameterizedTest
    @EnumSource
    void aNewerSchemaStopsTheStartWithALine(Engine engine) {
        var url = empty(engine);
        try (var node = Node.start(url)) {
            moveOn(node.bean(JdbcClient.class));
        }

        assertThatThrownBy(() -> Node.start(url))
                .satisfies(failure ->
                        assertThat(line(failure)).contains("schema version 9999, which is newer than this program"));
    }

    /**
     * No node asks at its start, for its database may be away: so it is asked here. On H2 Hibernate looks for the names
     * in capitals if it may not ask; the newsroom's tests use all of them there.
     */
    @Test
    void theWorkingCopiesFitTheTablesThatTheMigrationsMake() {
        try (var node = Node.start(empty(server.getPort()))) {
            var schema = node.bean(EntityManagerFactory.class).getSchemaManager();
            assertThatCode(schema::validate).doesNotThrowAnyException();
        }
    }

    private static void moveOn(JdbcClient jdbc) {
        jdbc.sql("""
            insert into "flyway_schema_history"
            select 9999, '9999', 'later', 'SQL', 'V9999__later.sql', 0, "installed_by", "installed_on", 1, true
              from "flyway_schema_history" where "version" = '1'
            """).update();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void readersDoNotWaitForHibernate(@TempDir Path directory, CapturedOutput output) {
        var url = "jdbc:h2:file:" + directory.resolve("site") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        Node.start(url, PASSWORD, "--backgrounder.sample=true").close();
        var before = output.toString().length();
        var saidByThen = new ArrayList<String>();
        ApplicationListener<WebServerInitializedEvent> firstReader = opened -> {
            if (opened.getApplicationContext().getServerNamespace() == null) {
                var port = opened.getWebServer().getPort();
                assertThat(soon().get()
                                .uri("http://localhost:" + port + "/articles/battle-for-aleppo")
                                .retrieve()
                                .body(String.class))
                        .contains("Aleppo");
                saidByThen.add(output.toString().substring(before));
            }
        };

        try (var _ = new SpringApplicationBuilder(Backgrounder.class)
                .listeners(firstReader)
                .run("--spring.datasource.url=" + url, PASSWORD, "--backgrounder.sample=true", "--server.port=0")) {
            assertThat(saidByThen).singleElement(STRING).doesNotContain("EntityManagerFactory");
            assertThat(output.toString().substring(before)).contains("Initialized JPA EntityManagerFactory");
        }
    }

    /** A reader who does not wait for long. */
    private static RestClient soon() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setReadTimeout(Duration.ofSeconds(10));
        return RestClient.builder().requestFactory(requests).build();
    }

    @Test
    void endsWhereTheSchemaHasBecomeNewerMeanwhile(@TempDir Path directory) throws Exception {
        try (var line = new Line(server.getPort())) {
            var url = empty(line.port());
            Node.start(url).close();
            line.cut();
            var log = directory.resolve("log").toFile();
            var process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "news.backgrounder.Backgrounder",
                            "--spring.datasource.url=" + url,
                            "--server.port=0")
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            try {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(3))
                        .until(() -> Files.readString(log.toPath()).contains("Started Backgrounder"));
                moveOn(JdbcClient.create(
                        new DriverManagerDataSource(url.replace(":" + line.port(), ":" + server.getPort()))));
                line.mend();

                assertThat(process.waitFor(Duration.ofMinutes(1))).isTrue();
                assertThat(process.exitValue()).isEqualTo(1);
                assertThat(log).content().contains("which is newer than this program");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void fourNodesStartOnAnEmptyDatabaseAtOnce() throws Exception {
        var url = empty(server.getPort());
        // Which there is one of in a process: four that set it up at once get in each other's way.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var starting = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit(() -> Node.start(url, PASSWORD, "--backgrounder.sample=true")))
                    .toList();
            for (var one : starting) {
                try (var node = one.get()) {
                    assertThat(node.get("/").body()).contains("battle-for-aleppo");
                    assertThat(count(node, "account")).isEqualTo(1);
                    assertThat(count(node, "article")).isEqualTo(1);
                }
            }
        } finally {
            System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        }
    }

    private static long count(Node node, String table) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
