package news.backgrounder.newsroom;

import static news.backgrounder.newsroom.Forms.event;
import static news.backgrounder.newsroom.Forms.explainer;
import static news.backgrounder.newsroom.Forms.renamed;
import static news.backgrounder.newsroom.Forms.story;
import static news.backgrounder.newsroom.Forms.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import news.backgrounder.Backgrounder;
import news.backgrounder.article.ArticleId;
import news.backgrounder.erasure.Erasure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After a redaction or a withdrawal there is not a byte of the words left on the disk. */
@ExtendWith(OutputCaptureExtension.class)
class RedactionOnDiskTests {

    private static final Instant NOON = Instant.parse("2024-12-01T12:00:00Z");

    private final String name = "witness" + UUID.randomUUID().toString().replace("-", "");
    private final ArticleId id = ArticleId.next();

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext site;

    @BeforeEach
    void aPublishedStory() {
        site = new SpringApplicationBuilder(Backgrounder.class)
                .run(
                        "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("site")
                                + ";WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                                + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000",
                        "--backgrounder.sample=false",
                        "--spring.main.banner-mode=off",
                        "--server.port=0");
        var newsroom = site.getBean(Newsroom.class);
        newsroom.publish(
                id,
                story(
                        name + " held",
                        explainer("Who is " + name + "?", "Why is " + name + " held?"),
                        timeline("War of " + name, event("2024", "Arrest of " + name))),
                "ann",
                NOON);
        for (var edition = 2; edition < 8; edition++) {
            var opened = newsroom.open(id).orElseThrow();
            newsroom.publish(
                    id,
                    renamed(opened, name + " " + "held long ".repeat(edition)).with("update", "News of " + name + "."),
                    "ann",
                    NOON.plusSeconds(edition));
        }
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    @Timeout(120)
    void nothingOfRedactedWordsIsLeft(CapturedOutput log) throws IOException {
        assertThat(isOnDisk()).isTrue();
        var redacting = site.getBean(Redacting.class);
        var parts = site.getBean(Parts.class).of(id).stream()
                .map(part -> part.code())
                .toList();

        redacting.redact(id, new RedactionForm(name, parts, "For their safety.", "", ""), "ann", NOON);
        awaitErasure();

        assertThat(site.getBean(Newsroom.class).open(id).orElseThrow().article().headline())
                .startsWith("[redacted] held long");
        assertNothingIsLeft(log);
    }

    private void awaitErasure() {
        while (site.getBean(Erasure.class).pendingSince().isPresent()) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private void assertNothingIsLeft(CapturedOutput log) throws IOException {
        assertThat(isOnDisk()).isFalse();
        assertThat(site.getBean(JdbcClient.class)
                        .sql("script")
                        .query(String.class)
                        .list())
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains(name));
        assertThat(log.getAll().toLowerCase(Locale.ROOT)).doesNotContain(name);
        site.close();
        assertThat(isOnDisk()).as("after the site has stopped").isFalse();
    }

    private boolean isOnDisk() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                for (var written : List.of(
                        name, new String(name.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1))) {
                    if (text.contains(written)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
