package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static news.backgrounder.edition.Samples.FIRST_OF_DECEMBER;
import static news.backgrounder.edition.Samples.about;
import static news.backgrounder.edition.Samples.article;
import static news.backgrounder.edition.Samples.eruption;
import static news.backgrounder.edition.Samples.explainerId;
import static news.backgrounder.edition.Samples.someArticle;
import static news.backgrounder.edition.Samples.update;
import static news.backgrounder.edition.Samples.war;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.SubjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:pages;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "backgrounder.delivery.disk=8MB",
            "backgrounder.sample=false"
        })
class PagesTests {

    @TempDir
    static Path folder;

    private final SubjectId subject = someArticle();
    private final String slug = "aleppo-" + UUID.randomUUID();
    private final String address = "/articles/" + slug;

    @Autowired
    private EditionLog log;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Pages pages;

    @Autowired
    private MeterRegistry metrics;

    private Http site;

    PagesTests(@LocalServerPort int port) {
        site = new Http(port);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("backgrounder.delivery.folder", () -> folder);
    }

    private void publish(SubjectId subject, Body body) {
        inTransaction(() -> log.append(subject, body, update(FIRST_OF_DECEMBER)).orElseThrow());
    }

    private void publish(String headline) {
        publish(subject, article(slug, headline));
    }

    private void withdraw() {
        inTransaction(() ->
                log.withdraw(subject, "It was wrong", "ann", FIRST_OF_DECEMBER).orElseThrow());
    }

    private void inTransaction(Callable<?> work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            try {
                work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private long rendered() {
        return metrics.timer("backgrounder.pages.render").count();
    }

    private void awaitText(String address, String words) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(site.get(address).text()).contains(words));
    }

    @Test
    void aPageIsRenderedOnceAndHasAllThatCachesNeed() {
        publish("Most of Aleppo taken");
        var first = site.get(address);
        var rendered = rendered();
        var again = site.get(address);

        assertThat(rendered()).isEqualTo(rendered);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.text()).contains("Most of Aleppo taken");
        assertThat(again.header("ETag")).matches("\"[\\w-]{16}\"");
        assertThat(again.header("Content-Length")).isEqualTo(String.valueOf(again.bytes().length));
        assertThat(again.header("Vary")).isEqualTo("Accept-Encoding, Accept-Datetime");
        assertThat(again.header("Cache-Control"))
                .matches("public, max-age=\\d+, s-maxage=\\d+, stale-while-revalidate=\\d+, stale-if-error=\\d+");
        assertThat(again.header("Surrogate-Key").split(" "))
                .contains("all", subject.value().toString());
        assertThat(again.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(again.response().headers().map()).doesNotContainKey("Set-Cookie");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        publish("Most of Aleppo taken");
        var tag = site.get(address).header("ETag");

        var unchanged = site.get(address, "If-None-Match", "\"other\", " + tag);

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.bytes()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo(tag);
        assertThat(unchanged.header("Cache-Control")).contains("s-maxage");
        assertThat(site.get(address, "If-None-Match", "W/" + tag).status()).isEqualTo(304);
        assertThat(site.get(address, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    void aHeadIsThePageWithoutItsText() {
        publish("Most of Aleppo taken");
        var whole = site.get(address);

        var head = site.head(address);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(whole.header("ETag"));
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(whole.bytes().length));
    }

    @Test
    void everyFormOfAPageHasATagOfItsOwn() throws IOException {
        publish("Most of Aleppo taken");
        var plain = site.get(address);
        var packed = site.get(address, "Accept-Encoding", "gzip, deflate, br");
        var refused = site.get(address, "Accept-Encoding", "gzip;q=0");

        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes())
                .isEqualTo(plain.bytes());
        assertThat(packed.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(refused.header("Content-Encoding")).isEmpty();
        assertThat(refused.bytes()).isEqualTo(plain.bytes());
        assertThat(site.get(address, "Accept-Encoding", "gzip", "If-None-Match", plain.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPageThatManyAskForIsPackedTighter() {
        publish("Most of Aleppo taken");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                site.get(address, "Accept-Encoding", "gzip, br").header("Content-Encoding"))
                        .isEqualTo("br"));

        assertThat(site.get(address, "Accept-Encoding", "br").bytes())
                .hasSizeLessThan(site.get(address, "Accept-Encoding", "gzip").bytes().length);
    }

    @Test
    void nothingThatAReaderSendsMakesASecondCopyOrOtherBytes() {
        publish("Most of Aleppo taken");
        var plain = site.get(address);
        var rendered = rendered();

        for (var other : new Http.Answer[] {
            site.get(address + "?utm_source=mail&at="),
            site.get(address + "?x=%3Cscript%3E"),
            site.get(address + "?order=oldest"),
            site.get("/articles/%61" + slug.substring(1)),
            site.get(address, "Cookie", "newsroom=1", "Authorization", "Basic YTpi"),
            site.get(address, "X-Forwarded-Host", "evil.example", "Accept-Language", "de"),
        }) {
            assertThat(other.bytes()).isEqualTo(plain.bytes());
            assertThat(other.header("ETag")).isEqualTo(plain.header("ETag"));
        }
        assertThat(rendered()).isEqualTo(rendered);
    }

    @Test
    void onlyAnOrderThatThereIsMakesAnotherCopyOfAConflict() {
        var war = war();
        publish(SubjectId.timeline(UUID.randomUUID()), war);
        var conflict = "/conflicts/" + war.slug();
        var newestFirst = site.get(conflict);
        assertThat(site.get(conflict + "?order=oldest").bytes()).isNotEqualTo(newestFirst.bytes());
        var rendered = rendered();

        for (var order : List.of("newest", "1", "Oldest", "oldest&order=oldest")) {
            assertThat(site.get(conflict + "?order=" + order).status()).isEqualTo(200);
        }
        assertThat(site.get(conflict + "?order=newest").bytes()).isEqualTo(newestFirst.bytes());
        assertThat(rendered()).isEqualTo(rendered);
    }

    @Test
    void anInstantIsOneAddressHoweverItsSignsAreWritten() {
        publish("Most of Aleppo taken");
        var plain = site.get(address + "?at=2024-12-01T21:40:30Z");
        var rendered = rendered();

        assertThat(plain.status()).isEqualTo(200);
        assertThat(pages.kept(address + "?at=2024-12-01T21:40:30Z")).isNotNull();
        assertThat(site.get(address + "?x=1&at=2024-12-01T21%3A40%3A30Z").bytes())
                .isEqualTo(plain.bytes());
        assertThat(rendered()).isEqualTo(rendered);
    }

    @Test
    void aThousandReadersAtOnceCostOneRendering() throws Exception {
        publish("Most of Aleppo taken");
        var before = rendered();
        var bodies = new HashSet<String>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 1000)
                    .mapToObj(_ -> readers.submit(() -> pages.get(address)))
                    .toList();
            for (var answer : asked) {
                bodies.add(new String(answer.get().rendered().body(), UTF_8));
            }
        }
        assertThat(bodies).hasSize(1);
        assertThat(rendered() - before).isEqualTo(1);
    }

    @Test
    void aPublicationMakesThePageAnotherAndLeavesOthersAlone() {
        var other = "/articles/other-" + slug;
        publish("Most of Aleppo taken");
        publish(someArticle(), article("other-" + slug, "Towns near Hama taken"));
        awaitText(other, "Towns near Hama taken");
        site.get(address);
        var rendered = rendered();

        publish("Army denies losing Aleppo");

        awaitText(address, "Army denies losing Aleppo");
        assertThat(site.get(address).text()).doesNotContain("Most of Aleppo taken");
        site.get(other);
        assertThat(rendered() - rendered).isEqualTo(1);
    }

    @Test
    void aPageInUseIsRenderedAnewBeforeAnybodyAsks() {
        publish("Most of Aleppo taken");
        for (var reader = 0; reader < 5; reader++) {
            site.get(address);
        }
        publish("Army denies losing Aleppo");

        await().atMost(Duration.ofMinutes(1)).until(() -> {
            var kept = pages.kept(address);
            return kept != null && new String(kept.rendered().body(), UTF_8).contains("Army denies losing Aleppo");
        });
    }

    @Test
    void theExplainerOfAnArticleChangesTheArticlesPage() {
        var explainer = explainerId();
        var conflict = SubjectId.timeline(UUID.randomUUID());
        publish(explainer, eruption());
        publish(conflict, war());
        publish(subject, about(article(slug, "Headline"), explainer, conflict));
        awaitText(address, "Headline");
        var before = site.get(address);

        publish(explainer, eruption());

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(site.get(address).header("ETag")).isNotEqualTo(before.header("ETag")));
        assertThat(before.header("Surrogate-Key").split(" "))
                .contains(explainer.value().toString(), conflict.value().toString(), "on:" + conflict.value());
    }

    @Test
    void whatIsNotThereYetAppearsAsSoonAsItIsPublished() {
        assertThat(site.get(address).status()).isEqualTo(404);
        assertThat(site.get(address).text()).contains("<html");
        assertThat(site.get(address).header("Cache-Control")).isEqualTo("public, max-age=5");

        publish("Most of Aleppo taken");

        await().atMost(Duration.ofMinutes(1)).until(() -> site.get(address).status() == 200);
    }

    @Test
    void noAddressIsTooLongToBeRemembered() {
        publish("Most of Aleppo taken");
        site.get("/nothing-here");
        var rendered = rendered();

        assertThat(site.get(address + "?at=" + "a".repeat(600)).status()).isEqualTo(404);
        assertThat(rendered()).isEqualTo(rendered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/page", "/%00", "/articles/A%20B", "/articles/../admin/x", "/wp-login.php"})
    void nowhereIsOnePageForAllAddresses(String nowhere) {
        site.get("/nothing-here");
        var rendered = rendered();

        assertThat(site.get(nowhere).status()).isIn(400, 404);
        assertThat(rendered()).isEqualTo(rendered);
    }

    @Test
    void whatIsWithdrawnIsGoneFromMemoryAndDisk() throws IOException {
        publish("Petrossian Avenue taken");
        site.get(address);
        site.get(address + "?at=2024-12-01T21:41:00Z");
        publish("Petrossian Avenue lost");
        awaitText(address, "Petrossian Avenue lost");
        await().atMost(Duration.ofMinutes(1)).until(() -> filesWith("Petrossian") > 0);

        withdraw();

        await().atMost(Duration.ofMinutes(1)).until(() -> site.get(address).status() == 410);
        assertThat(site.get(address + "?at=2024-12-01T21:41:00Z").status()).isEqualTo(410);
        assertThat(filesWith("Petrossian")).isZero();
    }

    private long filesWith(String words) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(page|stale|new)"))
                    .filter(file -> contains(file, words))
                    .count();
        }
    }

    /** The text in a file is packed. */
    private static boolean contains(Path file, String words) {
        try {
            var bytes = Files.readAllBytes(file);
            for (var start = 0; start < bytes.length - 2; start++) {
                if (bytes[start] == 0x1f && bytes[start + 1] == (byte) 0x8b && bytes[start + 2] == 8) {
                    var packed = new ByteArrayInputStream(bytes, start, bytes.length - start - 32);
                    return new String(new GZIPInputStream(packed).readAllBytes(), UTF_8).contains(words);
                }
            }
            return new String(bytes, UTF_8).contains(words);
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void theNewsroomAndStreamsAreNoneOfItsBusiness() {
        assertThat(site.get("/admin").header("Cache-Control")).contains("no-store");
        assertThat(site.get("/record/export").header("Cache-Control")).isEqualTo("no-store");
        assertThat(site.get("/record/export").header("ETag")).isEmpty();
    }

    @Test
    void whoAsksForAnInstantByHeaderWaitsForATurnAsAllDo() {
        publish("Most of Aleppo taken");
        site.get(address);
        var taken = IntStream.range(0, 2 * Runtime.getRuntime().availableProcessors())
                .mapToObj(_ -> pages.turn())
                .toList();
        try {
            var busy = site.get(address, "Accept-Datetime", "Sun, 01 Dec 2024 21:40:00 GMT");
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.header("Retry-After")).isNotEmpty();
        } finally {
            taken.forEach(Pages.Turn::close);
        }
    }

    @Test
    void whoAsksForAnInstantByHeaderIsLedThere() {
        publish("Most of Aleppo taken");
        site.get(address);
        var led = site.get(address, "Accept-Datetime", "Sun, 01 Dec 2024 21:40:00 GMT");
        assertThat(led.status()).isEqualTo(302);
        assertThat(led.header("Location")).contains("?at=");
    }
}
