package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static news.backgrounder.delivery.PageFileTests.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import news.backgrounder.edition.SurrogateKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DiskPagesTests {

    private static final Set<SurrogateKey> ALEPPO = Set.of(new SurrogateKey("aleppo"));
    private static final Set<SurrogateKey> NOTHING = Set.of();
    private static final int LIMIT = 20_000;

    @TempDir
    private Path folder;

    private DiskPages disk;

    private static DeliverySettings settings(Path folder) {
        var second = Duration.ofSeconds(1);
        return new DeliverySettings(
                DataSize.ofBytes(0), DataSize.ofBytes(LIMIT), folder, second, second, second, second);
    }

    @BeforeEach
    void open() {
        disk = new DiskPages(settings(folder));
    }

    @AfterEach
    void close() throws IOException {
        disk.destroy();
    }

    private void write(String address, String keys, String text) {
        disk.write(answer(address, keys, text), _ -> true);
        await().atMost(Duration.ofMinutes(1)).until(() -> disk.fresh(address, 9) != null);
    }

    private static @Nullable String text(@Nullable Answer answer) {
        return answer == null ? null : new String(answer.rendered().body(), UTF_8);
    }

    @Test
    void keepsAPageOverARestart() throws IOException {
        write("/a", "aleppo", "Most of Aleppo taken");
        disk.destroy();
        open();
        assertThat(text(disk.fresh("/a", 9))).isEqualTo("Most of Aleppo taken");
        assertThat(disk.fresh("/a", 9).keys()).isEqualTo(ALEPPO);
        assertThat(disk.fresh("/b", 9)).isNull();
    }

    @Test
    void setsAsideWhatBecameAnother() throws IOException {
        write("/a", "aleppo", "Old");
        write("/b", "hama", "Other");
        disk.touch(ALEPPO, NOTHING);
        disk.destroy();
        open();
        assertThat(disk.fresh("/a", 9)).isNull();
        assertThat(text(disk.stale("/a", 9))).isEqualTo("Old");
        assertThat(text(disk.fresh("/b", 9))).isEqualTo("Other");

        write("/a", "aleppo", "New");
        assertThat(text(disk.fresh("/a", 9))).isEqualTo("New");
        assertThat(disk.stale("/a", 9)).isNull();
    }

    @Test
    void deletesWhatWasTakenAwayWhereverItLies() throws IOException {
        write("/a", "aleppo", "Old");
        disk.touch(ALEPPO, NOTHING);
        write("/a", "aleppo", "New");
        write("/b", "aleppo hama", "Other");
        disk.destroy();
        open();
        disk.touch(ALEPPO, ALEPPO);
        assertThat(disk.fresh("/a", 9)).isNull();
        assertThat(disk.stale("/a", 9)).isNull();
        assertThat(disk.fresh("/b", 9)).isNull();
        assertThat(files()).isZero();
    }

    @Test
    void missesNothingThatSomebodyElseHasDeleted() throws IOException {
        write("/a", "aleppo", "Deleted");
        Files.delete(onlyFile());
        write("/b", "aleppo", "Old");
        disk.touch(ALEPPO, NOTHING);
        assertThat(disk.stale("/a", 9)).isNull();
        assertThat(text(disk.stale("/b", 9))).isEqualTo("Old");
    }

    @Test
    void writesNothingThatIsNoLongerCurrent() {
        disk.write(answer("/a", "aleppo", "Old"), _ -> false);
        write("/b", "hama", "Written after it");
        assertThat(disk.fresh("/a", 9)).isNull();
    }

    @Test
    void servesNoDamagedPage() throws IOException {
        write("/a", "aleppo", "Most of Aleppo taken");
        var file = onlyFile();
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        Files.write(file, bytes);
        assertThat(disk.fresh("/a", 9)).isNull();
        assertThat(file).doesNotExist();
    }

    @Test
    void staysWithinItsBoundsAndKeepsWhatIsUsed() throws IOException {
        var random = new Random(1);
        for (var page = 0; page < 40; page++) {
            var text = new StringBuilder();
            random.ints(400, 'a', 'z').forEach(letter -> text.append((char) letter));
            write("/" + page, "aleppo", text.toString());
            assertThat(disk.fresh("/0", 9)).isNotNull();
        }
        assertThat(disk.fresh("/1", 9)).isNull();
        assertThat(disk.fresh("/39", 9)).isNotNull();
        try (var files = Files.walk(folder)) {
            assertThat(files.mapToLong(file ->
                                    file.toFile().isFile() ? file.toFile().length() : 0)
                            .sum())
                    .isBetween(LIMIT / 2L, (long) LIMIT);
        }
    }

    @Test
    void aSecondNodeInTheSameFolderKeepsNothing() throws IOException {
        write("/a", "aleppo", "Most of Aleppo taken");
        var second = new DiskPages(settings(folder));
        assertThat(second.fresh("/a", 9)).isNull();
        second.clear();
        second.destroy();
        assertThat(disk.fresh("/a", 9)).isNotNull();
    }

    @Test
    void forgetsEverything() throws IOException {
        write("/a", "aleppo", "Most of Aleppo taken");
        disk.clear();
        assertThat(disk.fresh("/a", 9)).isNull();
        assertThat(files()).isZero();
    }

    private long files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(page|stale|new)"))
                    .count();
        }
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".page"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
