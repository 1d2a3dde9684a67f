package news.backgrounder.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verifyNoInteractions;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Export;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.Verification;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The record as a stranger gets it over a real connection. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:record;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
            "spring.datasource.hikari.maximum-pool-size=4",
            "backgrounder.sample=false"
        })
class RecordControllerTests {

    private static final String LONG = "All that is known. ".repeat(4_000);

    @LocalServerPort
    private int port;

    @Autowired
    private EditionLog log;

    @Autowired
    private Editions editions;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("readersPool")
    private HikariDataSource connections;

    @MockitoSpyBean
    private Export export;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void asBefore() {
        reset(export);
    }

    private void publish(int articles) {
        IntStream.range(0, articles)
                .forEach(_ -> new TransactionTemplate(transactions)
                        .executeWithoutResult(_ -> log.append(
                                Samples.someArticle(),
                                Samples.article("record-" + UUID.randomUUID(), LONG.substring(0, 200)),
                                Samples.update(Samples.FIRST_OF_DECEMBER))));
    }

    private HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(to(address).build(), BodyHandlers.ofString());
    }

    private Verification.Verdict exported() throws IOException, InterruptedException {
        return Verification.of(
                new ByteArrayInputStream(get("/record/export").body().getBytes(UTF_8)));
    }

    @Test
    void thePageShowsTheHeadAndTheWayToCheckIt() throws Exception {
        publish(1);

        var page = Jsoup.parse(get("/record").body());
        var head = editions.head().orElseThrow();

        assertThat(page.selectFirst("h1").text()).isEqualTo("The record");
        assertThat(page.select("dd").eachText())
                .containsExactly(
                        String.valueOf(head.sequence()),
                        "1 December 2024, 21:40 GMT",
                        head.digest().value());
        assertThat(page.select("main a").eachAttr("href")).contains("/record/export", "/record/verify.py");
        assertThat(page.text())
                .contains("java -jar backgrounder.jar verify record.jsonl", "python3 verify.py record.jsonl")
                .doesNotContain("??");
    }

    @Test
    void theExportIsTheWholeRecordAndSound() throws Exception {
        publish(70);

        var answer = client.send(to("/record/export").build(), BodyHandlers.ofInputStream());
        var verdict = Verification.of(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/jsonl");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"record.jsonl\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
        assertThat(verdict.isSound()).isTrue();
        assertThat(verdict.entries()).isEqualTo(editions.head().orElseThrow().sequence());
    }

    @Test
    void whoAsksForItsHeadersGetsThemAndNothingIsRead() throws Exception {
        var answer = client.send(
                to("/record/export")
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/jsonl");
        assertThat(answer.body()).isEmpty();
        verifyNoInteractions(export);
    }

    @Test
    void anExportThatFailsBreaksTheConnection() {
        for (var lines : List.of(1, 5_000)) {
            doAnswer(call -> {
                        Consumer<String> line = call.getArgument(0);
                        IntStream.range(0, lines).forEach(_ -> line.accept(LONG.substring(0, 100)));
                        throw new IllegalStateException("the database is away");
                    })
                    .when(export)
                    .write(any());

            if (lines > 1) {
                assertThatThrownBy(() -> get("/record/export")).isInstanceOf(IOException.class);
            } else {
                assertThat(statusOf("/record/export")).isEqualTo(500);
            }
        }
    }

    private int statusOf(String address) {
        try {
            return get(address).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSlowReaderHoldsNoConnectionToTheDatabase() throws Exception {
        publish(1);
        var inTheMiddle = new CountDownLatch(1);
        var goOn = new Semaphore(0);
        doAnswer(call -> {
                    Consumer<String> line = call.getArgument(0);
                    Consumer<String> waiting = given -> {
                        inTheMiddle.countDown();
                        goOn.acquireUninterruptibly();
                        goOn.release();
                        line.accept(given);
                    };
                    call.getRawArguments()[0] = waiting;
                    return call.callRealMethod();
                })
                .when(export)
                .write(any());
        var answer = client.sendAsync(to("/record/export").build(), BodyHandlers.ofString());
        assertThat(inTheMiddle.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(connections.getHikariPoolMXBean().getActiveConnections()).isZero();

        publish(1);
        goOn.release();
        var verdict = Verification.of(
                new ByteArrayInputStream(answer.get(20, TimeUnit.SECONDS).body().getBytes(UTF_8)));
        assertThat(verdict.isSound()).isTrue();
    }

    @Test
    void tooManyAtOnceAreAskedToComeBack() throws Exception {
        var begun = new Semaphore(0);
        var goOn = new CountDownLatch(1);
        doAnswer(_ -> {
                    begun.release();
                    goOn.await();
                    return null;
                })
                .when(export)
                .write(any());
        var waiting = IntStream.range(0, 16)
                .mapToObj(_ -> client.sendAsync(to("/record/export").build(), BodyHandlers.ofString()))
                .toList();
        assertThat(begun.tryAcquire(16, 20, TimeUnit.SECONDS)).isTrue();

        var refused = get("/record/export");
        goOn.countDown();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        for (var each : waiting) {
            assertThat(each.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        reset(export);
        assertThat(exported().isSound()).isTrue();
    }

    @Test
    void theOtherVerifierIsTheOneOfTheDocumentation() throws Exception {
        var answer = get("/record/verify.py");

        assertThat(answer.body()).isEqualTo(Files.readString(Path.of("src/docs/verify.py")));
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    }
}
