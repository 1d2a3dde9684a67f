package news.backgrounder.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backgrounder.Engine;
import news.backgrounder.edition.Appended;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Digest;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.LogTail;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SurrogateKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class EdgeTests {

    private static final Instant NOON = Instant.parse("2024-12-01T12:00:00Z");
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private final LogTail log = Engine.H2.bean(LogTail.class);
    private final Editions editions = Engine.H2.bean(Editions.class);
    private final MovedClock clock = new MovedClock();
    private final List<Edges> started = new ArrayList<>();
    private long sequence;

    @TempDir
    private Path folder;

    private RecordingCache cache;

    /** A clock that stands until it is moved. */
    private static final class MovedClock extends Clock {

        private volatile Instant now = NOON;

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void aCacheThatIsUpToDate() throws IOException {
        cache = new RecordingCache();
        publish();
        var head = editions.head().orElseThrow();
        sequence = head.sequence();
        bookmark(PageFileTests.IMPRINT).write(new Bookmark.Place(head.sequence(), head.digest()));
    }

    @AfterEach
    void stop() {
        started.forEach(Edges::stop);
        cache.close();
    }

    private Bookmark bookmark(Imprint imprint) {
        return Edges.bookmark(folder, cache.address(), imprint);
    }

    private Edges start(URI... addresses) {
        var edges = new Edges(
                new EdgeSettings(Stream.of(addresses)
                        .map(address -> new EdgeSettings.Cache(address, "PURGE", List.of("Fastly-Key: token")))
                        .toList()),
                DiskPagesTests.settings(folder),
                PageFileTests.IMPRINT,
                log,
                editions,
                clock);
        started.add(edges);
        edges.start();
        return edges;
    }

    private Edges start() {
        return start(cache.address());
    }

    private List<Appended> publish() {
        var before = editions.head().map(head -> head.sequence()).orElse(0L);
        new TransactionTemplate(Engine.H2.bean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> Engine.H2
                        .bean(EditionLog.class)
                        .append(Samples.someArticle(), Samples.aleppo(), Samples.update(NOON)));
        return log.after(before, 10);
    }

    /** An entry of no log. */
    private List<Appended> entry(Change change, String... keys) {
        return List.of(new Appended(
                ++sequence,
                SubjectId.article(UUID.randomUUID()),
                change,
                clock.instant(),
                new Digest("A".repeat(43)),
                Stream.of(keys).map(SurrogateKey::new).collect(toSet())));
    }

    private List<Appended> update(String... keys) {
        return entry(Change.UPDATE, keys);
    }

    private List<Appended> withdrawal(String... keys) {
        return entry(Change.WITHDRAWAL, keys);
    }

    @Test
    void asksForWhatAnEntryTouchesAndOnceMore() throws InterruptedException {
        start().follow(update("one", "two"));

        var asked = cache.next();
        assertThat(asked).isEqualTo(new RecordingCache.Asked("PURGE", List.of("one", "two"), false, "token", 200));
        assertThat(cache.next()).isEqualTo(asked);
        cache.expectNothingFor(Edge.ONCE_MORE_AFTER.plus(A_MOMENT));
    }

    @Test
    void asksUntilItIsAnswered() throws InterruptedException {
        var edges = start();
        cache.sicken();
        edges.follow(update("one"));
        edges.follow(update("two"));
        edges.follow(update("one", "three"));
        for (var i = 0; i < 4; i++) {
            assertThat(cache.next().answered()).isEqualTo(503);
        }
        cache.recover();

        assertThat(cache.nextTaken().keys()).as("each key once").containsExactly("one", "three", "two");
    }

    @Test
    void whatWasTakenAwayGoesFirst() throws InterruptedException {
        var edges = start();
        cache.sicken();
        edges.follow(update("one", "list"));
        cache.next();
        edges.follow(withdrawal("two", "list"));
        edges.follow(update("two", "three"));
        cache.recover();

        var hard = cache.nextTaken();
        assertThat(hard.isHard()).isTrue();
        assertThat(hard.keys()).containsExactly("list", "two");
        var soft = cache.nextTaken();
        assertThat(soft.isHard()).isFalse();
        assertThat(soft.keys()).containsExactly("one", "three");
    }

    @Test
    void whatIsTooLongForAHeaderIsAskedForInParts() throws InterruptedException {
        var keys = IntStream.range(0, 200)
                .mapToObj(_ -> UUID.randomUUID().toString())
                .toArray(String[]::new);
        start().follow(update(keys));

        var asked = new ArrayList<String>();
        while (asked.size() < keys.length) {
            var part = cache.next().keys();
            assertThat(String.join(" ", part)).hasSizeLessThanOrEqualTo(Owed.MOST_CHARACTERS);
            asked.addAll(part);
        }
        assertThat(asked).containsExactlyInAnyOrder(keys);
    }

    @Test
    void whereTooMuchIsOwedEverythingIs() throws InterruptedException {
        var edges = start();
        cache.sicken();
        edges.follow(withdrawal("gone"));
        for (var i = 0; i <= Owed.MOST_KEYS; i++) {
            edges.follow(update("key" + i));
        }
        cache.recover();

        assertThat(cache.nextTaken().keys()).containsExactly("gone");
        var rest = cache.nextTaken();
        assertThat(rest.keys()).containsExactly("all");
        assertThat(rest.isHard()).isFalse();
    }

    @Test
    void aRestartAsksForWhatWasNotAnswered() throws InterruptedException {
        cache.sicken();
        var edges = start();
        var touched = keys(publish());
        edges.follow(log.after(sequence, 10));
        cache.next();
        edges.stop();
        cache.recover();

        var restarted = start();
        assertThat(cache.nextTaken().keys()).containsExactlyInAnyOrderElementsOf(touched);
        assertThat(cache.nextTaken().keys()).as("once more").containsExactlyInAnyOrderElementsOf(touched);
        cache.expectNothingFor(A_MOMENT);
        restarted.stop();
        start();
        cache.expectNothingFor(A_MOMENT);
    }

    @Test
    void aRestartAsksForWhatCameMeanwhile() throws InterruptedException {
        var first = keys(publish());
        var second = keys(publish());
        start();

        assertThat(cache.next().keys()).contains(first.toArray(String[]::new)).contains(second.toArray(String[]::new));
    }

    private static Set<String> keys(List<Appended> appended) {
        return appended.stream()
                .flatMap(entry -> entry.touched().stream())
                .map(SurrogateKey::value)
                .collect(toSet());
    }

    @Test
    void aCacheThatIsNewIsOutOfDate() throws InterruptedException, IOException {
        try (var other = new RecordingCache()) {
            start(other.address());

            var asked = other.next();
            assertThat(asked.keys()).containsExactly("all");
            assertThat(asked.isHard()).isFalse();
        }
    }

    @Test
    void aCacheWithPagesOfAnotherProgramIsOutOfDateUntilItHasBeenTold() throws InterruptedException {
        var head = editions.head().orElseThrow();
        bookmark(new Imprint("the-program-before")).write(new Bookmark.Place(sequence, head.digest()));
        start();

        var asked = cache.next();
        assertThat(asked.keys()).containsExactly("all");
        assertThat(asked.isHard()).isFalse();
        assertThat(cache.next()).isEqualTo(asked);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> bookmark(PageFileTests.IMPRINT).hasSameImprint());
        stop();
        start();
        cache.expectNothingFor(A_MOMENT);
    }

    @Test
    void anotherLogLeavesNothingOfTheOneBefore() throws InterruptedException {
        bookmark(PageFileTests.IMPRINT).write(new Bookmark.Place(sequence, new Digest("A".repeat(43))));
        start();

        var asked = cache.next();
        assertThat(asked.keys()).containsExactly("all");
        assertThat(asked.isHard()).isTrue();
    }

    @Test
    void theSameLogIsToldFromAnother() throws InterruptedException {
        var edges = start();
        cache.expectNothingFor(A_MOMENT);
        edges.forget();
        cache.expectNothingFor(A_MOMENT);
        edges.follow(update("of another log"));
        cache.next();
        edges.forget();

        assertThat(cache.next().keys()).containsExactly("all");
    }

    @Test
    void aCacheThatIsSilentHoldsUpNoOther() throws InterruptedException, IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var edges = start(URI.create("http://127.0.0.1:" + silent.getLocalPort()), cache.address());
            edges.follow(update("one"));

            assertThat(cache.next().keys()).containsExactly("one");
        }
    }

    /** Once it is asked again, a refusal has been noticed. */
    private void letRefuse() throws InterruptedException {
        for (var i = 0; i < 3; i++) {
            cache.next();
        }
    }

    @Test
    void tellsHowLongSomethingHasBeenOwed(CapturedOutput output) throws InterruptedException {
        var edges = start();
        var metrics = new SimpleMeterRegistry();
        edges.bindTo(metrics);
        var lag = metrics.get("backgrounder.edge.lag").timeGauge();
        assertThat(lag.value(SECONDS)).isZero();
        cache.sicken();
        edges.follow(update("one"));
        letRefuse();
        clock.move(Duration.ofSeconds(9));
        letRefuse();
        assertThat(output).doesNotContain("has taken no purge");
        clock.move(Duration.ofSeconds(2));
        letRefuse();
        assertThat(lag.value(SECONDS)).isEqualTo(11);
        assertThat(output)
                .containsOnlyOnce("has taken no purge for 11 s")
                .contains("it answered 503")
                .doesNotContain("token");
        cache.recover();
        cache.nextTaken();
        cache.nextTaken();
        assertThat(lag.value(SECONDS)).isZero();
        assertThat(output).contains("takes purges again");
    }
}
