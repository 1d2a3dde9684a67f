package news.backgrounder.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, prepared as running.md says: what was decided then must fit the settings of a later start. */
class PreparedIT {

    @TempDir
    private static Path folder;

    private static List<String> program;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        assertThat(prepare(folder.resolve("new"))).isZero();
        var site = Files.move(folder.resolve("new"), folder.resolve("site"));
        program = program(site);
    }

    /** As the unit starts it, from another folder; Java ends where the cache does not fit. */
    private static List<String> program(Path site) throws IOException {
        var start = Files.readAllLines(Path.of("src/docs/backgrounder.service")).stream()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        return Stream.concat(
                        Stream.of("-XX:AOTMode=on"), Stream.of(start.split(" ")).skip(1))
                .map(word -> word.replace("/opt/backgrounder", site.toString()))
                .toList();
    }

    private static int prepare(Path site) throws IOException, InterruptedException {
        var script = new ProcessBuilder("src/docs/prepare", "target/backgrounder.jar", site.toString());
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return script.inheritIO().start().waitFor();
    }

    private static Node start(String name, String database, String... settings)
            throws IOException, InterruptedException {
        var all = Stream.concat(
                Stream.of(
                        "--spring.datasource.url=" + database,
                        "--backgrounder.admin.name=" + Editor.NAME,
                        "--backgrounder.admin.password=" + Editor.PASSWORD),
                Stream.of(settings));
        return Node.start(program, folder.resolve(name), Ports.free(), all.toArray(String[]::new))
                .awaitReady();
    }

    private static Http at(Node node) {
        return new Http(node.address().getPort());
    }

    private static void publish(Node node) throws IOException {
        Editor.logIn(node.address())
                .publish(Map.of(
                        "article.headline",
                        "Bridge opens",
                        "article.section",
                        "World",
                        "article.slug",
                        "bridge",
                        "article.body",
                        "It was built in a year."));
    }

    private static void assertThatItIsRead(Node node) {
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(at(node).get("/articles/bridge").text()).contains("It was built in a year."));
    }

    @Test
    void servesWhatIsPublishedOnTheEmbeddedDatabase() throws Exception {
        var database = "jdbc:h2:file:./data/site;WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (var node = start("embedded", database)) {
            publish(node);
            assertThatItIsRead(node);
        }
        try (var again = start("embedded", database)) {
            assertThatItIsRead(again);
        }
    }

    @Test
    void readsFromAnotherDatabaseWhereOneIsSetAndHasNoNewsroomWhereThatIsSet() throws Exception {
        try (var server =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            var database = Postgres.url(server);
            try (var newsroom = start("newsroom", database, "--backgrounder.readers.url=" + database);
                    var reading = start("reading", database, "--backgrounder.newsroom=false")) {
                publish(newsroom);
                assertThatItIsRead(newsroom);
                assertThatItIsRead(reading);
                assertThat(at(reading).get("/admin/login").status()).isEqualTo(404);
            }
        }
    }

    @Test
    void isReadyWithoutAManagementPort() throws Exception {
        var database = "jdbc:h2:mem:unmanaged;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
        try (var node = start("unmanaged", database, "--management.server.port=-1")) {
            assertThat(at(node).get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void leavesAFolderThatIsThereAsItIs() throws Exception {
        var taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("backgrounder.jar"), "The one that runs.");

        assertThat(prepare(taken)).isNotZero();

        assertThat(taken.resolve("backgrounder.jar")).hasContent("The one that runs.");
    }
}
