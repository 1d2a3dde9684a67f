package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static news.backgrounder.delivery.TouchesTests.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import news.backgrounder.Seed;
import news.backgrounder.delivery.Rendered.Field;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.SurrogateKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What readers get while entries come in, from a site whose pages say nothing but their newest entry. */
class PagesAndTheLogTests {

    private static final String ADDRESS = "/aleppo";
    private static final SurrogateKey ALEPPO = new SurrogateKey("aleppo");

    private final long seed = Seed.ofTests();

    @TempDir
    private Path folder;

    /** The sequence of the newest entry, as the database knows it. */
    private final AtomicLong newest = new AtomicLong(1);

    private final AtomicLong slowness = new AtomicLong();
    private final AtomicLong rendered = new AtomicLong();
    private final Progress progress = new Progress();
    private volatile boolean databaseAway;
    private volatile Runnable beforeTheDiskIsCleared = () -> {};
    private volatile Runnable whileItIsRendered = () -> {};
    private final AtomicLong usedOnTheDisk = new AtomicLong();
    private final Pages pages = pages(1 << 20, 0);

    private Pages pages(int memory, int disk) {
        var second = Duration.ofSeconds(1);
        var settings = new DeliverySettings(
                DataSize.ofBytes(memory), DataSize.ofBytes(disk), folderOf(disk), second, second, second, second);
        return new Pages(new Disk(settings), new Site(), progress, settings, new SimpleMeterRegistry());
    }

    private Path folderOf(int disk) {
        return disk == 0 ? Path.of("unused") : folder;
    }

    private final class Disk extends DiskPages {

        Disk(DeliverySettings settings) {
            super(settings, PageFileTests.IMPRINT);
        }

        @Override
        void clear() {
            beforeTheDiskIsCleared.run();
            super.clear();
        }

        @Override
        void use(String address) {
            usedOnTheDisk.incrementAndGet();
            super.use(address);
        }
    }

    private final class Site extends Rendering {

        @SuppressWarnings("DataFlowIssue")
        Site() {
            super(null);
        }

        @Override
        Rendered render(String address) {
            var seen = newest.get();
            rendered.incrementAndGet();
            pause(slowness.get());
            whileItIsRendered.run();
            var keys = List.of(new Field("Surrogate-Key", ALEPPO.value()));
            if (databaseAway) {
                return new Rendered(503, List.of(), new byte[0]);
            }
            return new Rendered(200, keys, String.valueOf(seen).getBytes(UTF_8));
        }
    }

    /** Others get a turn even of one microsecond; those that merely yield may keep both processors to themselves. */
    private static void pause(long atMost) {
        try {
            TimeUnit.MICROSECONDS.sleep(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(Change change) {
        var sequence = newest.incrementAndGet();
        pages.follow(List.of(entry(sequence, change, ALEPPO)));
        progress.reach(sequence);
    }

    private static String text(@Nullable Answer answer) {
        return answer == null ? "" : new String(answer.rendered().body(), UTF_8);
    }

    @Test
    void nobodyGetsWhatWasThereBeforeAnEntryThatWasFollowed() throws Exception {
        var random = new Random(seed);
        var followed = new AtomicLong(1);
        slowness.set(300);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(_ -> threads.submit(() -> {
                        while (followed.get() < 400) {
                            var before = followed.get();
                            assertThat(Long.parseLong(text(pages.get(ADDRESS))))
                                    .as("seed %d", seed)
                                    .isGreaterThanOrEqualTo(before);
                            pause(1);
                        }
                    }))
                    .toList();
            while (followed.get() < 400) {
                pause(random.nextInt(1000));
                publish(Change.UPDATE);
                followed.set(newest.get());
            }
            for (var reader : readers) {
                reader.get();
            }
        }
        assertThat(text(pages.get(ADDRESS))).isEqualTo("400");
        assertThat(text(pages.kept(ADDRESS))).isEqualTo("400");
    }

    @Test
    void whatWasRenderedWhenAllWasForgottenIsNotKept() throws Exception {
        slowness.set(500_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = threads.submit(() -> pages.get(ADDRESS));
            await().until(() -> rendered.get() == 1);
            newest.incrementAndGet();
            pages.forget();
            progress.reach(newest.get());
            slowness.set(0);
            reader.get();
        }
        assertThat(text(pages.get(ADDRESS))).isEqualTo("2");
    }

    /** What is no longer in memory is looked for on the disk, where it may still be. */
    @Test
    void whatWasFoundOnTheDiskWhenAllWasForgottenIsNotKept() {
        var onDisk = pages(1 << 20, 1 << 20);
        onDisk.get(ADDRESS);
        await().until(() -> isOnTheDisk(".page"));
        newest.incrementAndGet();
        beforeTheDiskIsCleared = () -> assertThat(text(onDisk.get(ADDRESS))).isEqualTo("1");
        onDisk.forget();
        progress.reach(newest.get());
        assertThat(text(onDisk.get(ADDRESS))).isEqualTo("2");
        await().until(() -> isOnTheDisk(".page"));
    }

    private boolean isOnTheDisk(String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(ending));
        }
    }

    /** Nobody tells it again to drop that, however well the log is. */
    @Test
    void noCacheKeepsForLongWhatHasBecomeAnother() {
        for (var kept : List.of(pages, pages(0, 1 << 20))) {
            databaseAway = false;
            progress.look();
            var fresh = kept.get(ADDRESS);
            assertThat(kept.lifetime(fresh)).isSameAs(fresh.lifetime(true));
            await().until(() -> kept == pages || isOnTheDisk(".page"));

            databaseAway = true;
            kept.follow(List.of(entry(newest.incrementAndGet(), Change.UPDATE, ALEPPO)));
            var old = kept.get(ADDRESS);
            assertThat(text(old)).isEqualTo(text(fresh));
            assertThat(kept.lifetime(old)).isSameAs(old.lifetime(false));
        }
    }

    @Test
    void noCacheKeepsForLongWhatIsOvertakenAgainAndAgain() {
        progress.look();
        whileItIsRendered = () -> publish(Change.UPDATE);
        var overtaken = pages.get(ADDRESS);
        assertThat(rendered).hasValue(3);
        assertThat(pages.lifetime(overtaken)).isSameAs(overtaken.lifetime(false));
    }

    @Test
    void anErrorLeavesNoAddressBusy() {
        whileItIsRendered = () -> {
            throw new NoClassDefFoundError("the jar is gone");
        };
        assertThatThrownBy(() -> pages.get(ADDRESS)).isInstanceOf(NoClassDefFoundError.class);
        whileItIsRendered = () -> {};
        assertThat(text(pages.get(ADDRESS))).isEqualTo("1");
    }

    @Test
    void theDiskHearsNowAndThenOfAPageThatComesFromMemory() {
        var page = pages.get(ADDRESS);
        IntStream.range(0, 3000).forEach(_ -> pages.count(page));
        assertThat(usedOnTheDisk).hasValue(3);
    }

    @Test
    void whatWasServedIsServedWhileTheDatabaseIsAway() {
        pages.get(ADDRESS);
        publish(Change.UPDATE);
        databaseAway = true;
        progress.away(true);
        assertThat(text(pages.get(ADDRESS))).isEqualTo("1");
        assertThat(pages.get("/never-asked-for").status()).isEqualTo(503);

        databaseAway = false;
        progress.away(false);
        assertThat(text(pages.get(ADDRESS))).isEqualTo("2");
    }

    @Test
    void aDatabaseThatHasJustGoneCostsNoReaderThePage() {
        pages.get(ADDRESS);
        publish(Change.UPDATE);
        databaseAway = true;
        assertThat(text(pages.get(ADDRESS))).isEqualTo("1");
    }

    @Test
    void aPageInUseStaysUntilADatabaseThatHasJustGoneAnswersAgain() {
        IntStream.range(0, 2).forEach(_ -> pages.count(pages.get(ADDRESS)));
        databaseAway = true;
        publish(Change.UPDATE);
        assertThat(text(pages.kept(ADDRESS))).isEqualTo("1");

        databaseAway = false;
        pages.confirm();
        assertThat(pages.kept(ADDRESS)).isNull();
        assertThat(text(pages.get(ADDRESS))).isEqualTo("2");
    }

    @Test
    @Timeout(20)
    void nobodyWaitsForADatabaseThatHasFallenSilent() {
        pages.get(ADDRESS);
        publish(Change.UPDATE);
        slowness.set(60_000_000);
        progress.ask();
        assertThat(text(pages.get(ADDRESS))).isEqualTo("1");
    }

    @Test
    void everybodyWaitsForADatabaseThatAnswersHoweverSlowlyItIsRendered() {
        pages.get(ADDRESS);
        publish(Change.UPDATE);
        slowness.set(1_000_000);
        assertThat(text(pages.get(ADDRESS))).isEqualTo("2");
    }

    @Test
    void whatWasTakenAwayIsNotServedWhateverIsAway() {
        pages.get(ADDRESS);
        databaseAway = true;
        publish(Change.WITHDRAWAL);
        progress.away(true);
        assertThat(pages.get(ADDRESS).status()).isEqualTo(503);
    }

    @Test
    void whatHasNoRoomInMemoryComesFromTheDiskAfterARestartToo() {
        newest.set(7);
        progress.reach(7);
        var small = pages(0, 1 << 20);
        assertThat(text(small.get(ADDRESS))).isEqualTo("7");
        databaseAway = true;
        await().untilAsserted(() -> assertThat(text(small.get(ADDRESS))).isEqualTo("7"));
    }

    @Test
    void anEndlessQueueIsToldToComeBack() throws Exception {
        slowness.set(30_000_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var page = 0; page < 2 * Runtime.getRuntime().availableProcessors(); page++) {
                var address = "/slow/" + page;
                threads.submit(() -> pages.get(address));
            }
            await().until(() -> rendered.get() == 2L * Runtime.getRuntime().availableProcessors());
            assertThatThrownBy(() -> pages.get(ADDRESS)).isInstanceOf(BusyException.class);
            threads.shutdownNow();
        }
    }
}
