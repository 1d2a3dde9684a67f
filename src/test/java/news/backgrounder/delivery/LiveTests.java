package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static news.backgrounder.edition.Samples.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import news.backgrounder.Engine;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Publication;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SubjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Readers of a running site who keep the line open. */
class LiveTests {

    private final EditionLog log = Engine.H2.bean(EditionLog.class);
    private final OpenPages open = Engine.H2.bean(OpenPages.class);
    private final MeterRegistry metrics = Engine.H2.bean(MeterRegistry.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(Engine.H2.bean(PlatformTransactionManager.class));
    private final int port =
            Engine.H2.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);

    private final SubjectId story = Samples.someArticle();
    private final String slug = "story-" + UUID.randomUUID();
    private final String live = "/live/articles/" + slug;
    private final List<Reader> readers = new ArrayList<>();

    /** Somebody at the other end of a connection. */
    private record Reader(Socket socket, BufferedReader lines) {

        private String line() throws IOException {
            return lines.readLine();
        }

        /** All up to the next empty line. */
        String next() throws IOException {
            var read = new StringBuilder();
            for (var line = line(); line != null && !line.isEmpty(); line = line()) {
                read.append(line).append('\n');
            }
            return read.toString();
        }

        boolean isCutOff() throws IOException {
            return lines.read() < 0;
        }
    }

    private Reader ask(String address, String... headers) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout((int) ofSeconds(20).toMillis());
        var reader = new Reader(socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)));
        readers.add(reader);
        var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        socket.getOutputStream()
                .write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n").getBytes(US_ASCII));
        return reader;
    }

    /** Opens a stream, and reads as far as to what it has to tell. */
    private Reader listen(long since, String... headers) throws IOException {
        var reader = ask(live + "?since=" + since, headers);
        assertThat(reader.next()).startsWith("HTTP/1.1 200");
        assertThat(reader.next()).matches("retry: [0-9]{4,5}\n");
        return reader;
    }

    @AfterEach
    void hangUp() throws IOException {
        for (var reader : readers) {
            reader.socket.close();
        }
        await().atMost(ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                metrics.get("backgrounder.live.streams").gauge().value())
                        .as("pages that are open although their readers have gone")
                        .isZero());
    }

    private long publish(Change change, Body body) {
        return publish(story, change, body);
    }

    private long publish(SubjectId subject, Change change, Body body) {
        return transaction.execute(_ -> log.append(
                        subject, body, new Publication(change, false, "A note.", "ann", log.lock(Instant.now())))
                .orElseThrow()
                .sequence());
    }

    @Test
    void aReaderIsToldOfANewEdition() throws IOException {
        var since = publish(Change.UPDATE, article(slug, "Aleppo"));
        var reader = listen(since);

        var last = publish(Change.CORRECTION, article(slug, "Aleppo falls"));

        assertThat(reader.next())
                .startsWith("id: " + last + "\ndata: {\"sequence\":" + last)
                .contains("Corrected: headline.");
    }

    @Test
    void whoComesLateIsToldAtOnceAndOfEverythingTogether() throws IOException {
        var since = publish(Change.UPDATE, article(slug, "Aleppo"));
        publish(Change.CORRECTION, article(slug, "Aleppo falls"));
        var last = publish(Change.UPDATE, article(slug, "Aleppo has fallen"));

        assertThat(listen(since).next()).startsWith("id: " + last).contains("Corrected: headline.");
    }

    @Test
    void whoComesBackIsToldOnlyWhatIsNew() throws IOException {
        var since = publish(Change.UPDATE, article(slug, "Aleppo"));
        var known = publish(Change.CORRECTION, article(slug, "Aleppo falls"));
        var reader = listen(since, "Last-Event-ID: " + known);

        var last = publish(Change.UPDATE, article(slug, "Aleppo has fallen"));

        assertThat(reader.next()).startsWith("id: " + last);
    }

    @Test
    void aReaderIsToldThatThePageIsGone() throws IOException {
        var since = publish(Change.UPDATE, article(slug, "Aleppo"));
        var reader = listen(since);

        transaction.executeWithoutResult(_ -> log.withdraw(story, "It named a witness.", "ann", Instant.now()));

        assertThat(reader.next()).contains("Withdrawn: this article.");
    }

    @Test
    void aReaderOfThePageAtItsOldAddressIsToldAsWell() throws IOException {
        var since = publish(Change.UPDATE, article(slug, "Aleppo"));
        var reader = listen(since);

        publish(Change.UPDATE, article(slug + "-moved", "Aleppo falls"));

        assertThat(reader.next()).contains("Updated: headline.");
    }

    @Test
    void nobodyOnTheWayKeepsAStreamBackOrKeepsIt() throws IOException {
        var since = publish(Change.UPDATE, article(slug, "Aleppo"));

        assertThat(ask(live + "?since=" + since).next())
                .contains("Content-Type: text/event-stream", "Cache-Control: no-store", "X-Accel-Buffering: no")
                .doesNotContainIgnoringCase("Set-Cookie", "Transfer-Encoding", "Content-Length");
    }

    @Test
    void whereThePageHasMovedTheStreamHasMovedToo() throws IOException {
        var since = publish(Change.UPDATE, article(slug, "Aleppo"));
        publish(Change.UPDATE, article(slug + "-moved", "Aleppo"));

        assertThat(ask(live + "?since=" + since).next())
                .startsWith("HTTP/1.1 301")
                .contains("Location: " + live + "-moved?since=" + since);
    }

    @Test
    void whereThePageIsGoneThereIsNoStream() throws IOException {
        var since = publish(Change.UPDATE, article(slug, "Aleppo"));
        transaction.executeWithoutResult(_ -> log.withdraw(story, "It named a witness.", "ann", Instant.now()));

        assertThat(ask(live + "?since=" + since).next()).startsWith("HTTP/1.1 410");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?since=", "?since=0", "?since=x", "?since=1%0A"})
    void whatNamesNoStateOfThePageIsNotThere(String query) throws IOException {
        publish(Change.UPDATE, article(slug, "Aleppo"));

        assertThat(ask(live + query).next()).startsWith("HTTP/1.1 404");
    }

    @Test
    void whatThePageWasBeforeItsFirstEditionHasNoStream() throws IOException {
        var before = publish(Samples.someArticle(), Change.UPDATE, Samples.aleppo());
        publish(Change.UPDATE, article(slug, "Aleppo"));

        assertThat(ask(live + "?since=" + before).next()).startsWith("HTTP/1.1 404");
    }

    @Test
    void whereThereIsNoPageThereIsNoStream() throws IOException {
        assertThat(ask("/live/articles/unknown?since=1").next()).startsWith("HTTP/1.1 404");
    }

    @Test
    void whenTheSiteStopsEveryStreamEndsAtOnce() throws IOException {
        var since = publish(Change.UPDATE, article(slug, "Aleppo"));
        var reader = listen(since);
        open.stop();
        try {
            assertThat(reader.isCutOff()).isTrue();
            assertThat(ask(live + "?since=" + since).next()).startsWith("HTTP/1.1 503");
        } finally {
            open.start();
        }
    }

    @Test
    void moreThanThereIsRoomForAreAskedToComeBack() throws Exception {
        var pages = Engine.H2.bean(Pages.class);
        var full = new OpenPages(pages, new LiveSettings(0), new SimpleMeterRegistry());
        full.start();
        var response = new MockHttpServletResponse();

        new LiveController(pages, full).listen("articles", slug, "1", "", new MockHttpServletRequest(), response);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("60");
        full.stop();
    }
}
