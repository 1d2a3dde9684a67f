package news.backgrounder.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers on a streaming replica: by a node that only reads, and by one with a newsroom. */
class ReadingNodeTests {

    private static final String WITHOUT_NEWSROOM = "--backgrounder.newsroom=false";

    private static String url(EmbeddedPostgres server) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres";
    }

    private static void publish(Node node, String headline) throws Exception {
        var published = node.post(
                "/admin/articles/" + UUID.randomUUID() + "/editions",
                Map.of("article.headline", headline, "article.body", "Words."));
        assertThat(published.statusCode()).isEqualTo(302);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    private static void stop(EmbeddedPostgres server) throws IOException {
        server.close();
    }

    private static EmbeddedPostgres.Builder server(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .setPGStartupWait(Duration.ofMinutes(1));
    }

    private static EmbeddedPostgres replica(Path data, EmbeddedPostgres primary) throws IOException {
        Files.createFile(data.resolve("standby.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=%d user=postgres'%n".formatted(primary.getPort()));
        return server(data).start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void readsFromAReplicaWhoseOlderSchemaItWaitsForAndGoesOnWithoutThePrimary(@TempDir Path directory)
            throws Exception {
        server(directory.resolve("primary")).start().close();
        copy(directory.resolve("primary"), directory.resolve("replica"));
        try (var primary = server(directory.resolve("primary")).start();
                var replica = replica(directory.resolve("replica"), primary);
                var reading = Node.start(url(replica), WITHOUT_NEWSROOM)) {
            assertThat(reading.get("/").statusCode()).isEqualTo(503);
            try (var newsroom = Node.start(
                    url(primary),
                    "--backgrounder.admin.password=" + Node.PASSWORD,
                    "--backgrounder.readers.url=" + url(replica))) {
                newsroom.logIn();
                publish(newsroom, "First");
                for (var node : new Node[] {newsroom, reading}) {
                    await(() -> node.get("/articles/first").statusCode() == 200);
                }
                assertThat(newsroom.get("/admin").body()).contains("First");

                for (var address : new String[] {"/admin", "/admin/login", "/admin/articles/new"}) {
                    var none = reading.get(address);
                    assertThat(none.statusCode()).as(address).isEqualTo(404);
                    assertThat(none.body()).contains("This page is not here");
                }

                publish(newsroom, "Second");
                await(() -> reading.get("/articles/second").statusCode() == 200);
                stop(primary);

                assertThat(reading.get("/articles/first").statusCode()).isEqualTo(200);
                assertThat(reading.get("/").body()).contains("Second");
                await(() -> newsroom.get("/admin").statusCode() == 503);
                assertThat(newsroom.get("/articles/first").statusCode()).isEqualTo(200);
            }
            try (var later = Node.start(url(replica), WITHOUT_NEWSROOM)) {
                assertThat(later.get("/articles/second").statusCode()).isEqualTo(200);
                assertThat(later.bean(JdbcClient.class)
                                .sql("select count(*) from article")
                                .query(Long.class)
                                .single())
                        .isEqualTo(2);
            }
        }
    }
}
