package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static news.backgrounder.delivery.PageFileTests.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final int LIMIT = 200_000;

    @TempDir
    private Path folder;

    private DiskPages disk;

    static DeliverySettings settings(Path folder) {
        var second = Duration.ofSeconds(1);
        return new DeliverySettings(
                DataSize.ofBytes(0), DataSize.ofBytes(LIMIT), folder, second, second, second, second);
    }

    @BeforeEach
    void open() {
        disk = new DiskPages(settings(folder), PageFileTests.IMPRINT);
    }

    @AfterEach
    void close() throws IOException {
        disk.destroy();
    }

    private void write(String address, String keys, String text) {
        disk.write(answer(address, keys, text), _ -> true);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofMinutes(1))
                .until(() -> disk.fresh(address, 9) != null);
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
        assertThat(text(disk.stale("/a", 9))).isEqualTo("New");
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
        for (var page = 0; page < 60; page++) {
            write("/" + page, "aleppo", longText(page));
            assertThat(disk.fresh("/0", 9)).isNotNull();
            disk.use("/1");
        }
        assertThat(disk.fresh("/1", 9)).isNotNull();
        assertThat(disk.fresh("/2", 9)).isNull();
        assertThat(disk.fresh("/59", 9)).isNotNull();
        assertThat(room()).isBetween(LIMIT / 2L, (long) LIMIT);
    }

    private static String longText(int seed) {
        return new Random(seed)
                .ints(5000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** In blocks of 4096 bytes, as on most disks. */
    private long room() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> (file.toFile().length() + 4095) / 4096 * 4096)
                    .sum();
        }
    }

    @Test
    void countsTheRoomThatShortPagesTake() throws IOException {
        for (var page = 0; page < 100; page++) {
            write("/" + page, "aleppo", "Moved");
        }
        assertThat(room()).isBetween(LIMIT / 2L, (long) LIMIT);
    }

    @Test
    void noQueryPushesOutAPageThatAllAskFor() throws IOException {
        write("/a", "aleppo", "Most of Aleppo taken");
        disk.destroy();
        open();
        for (var instant = 0; instant < 100; instant++) {
            write("/a?at=" + instant, "aleppo", "As it stood");
        }
        assertThat(text(disk.fresh("/a", 9))).isEqualTo("Most of Aleppo taken");
        assertThat(disk.fresh("/a?at=99", 9)).isNotNull();
        assertThat(disk.fresh("/a?at=0", 9)).isNull();
        assertThat(room()).isBetween(LIMIT / 8L, LIMIT / 2L);
    }

    @Test
    void aPageOfAnotherProgramIsTheOneOfBefore() throws IOException {
        write("/a", "aleppo", "In the old dress");
        disk.destroy();
        disk = new DiskPages(settings(folder), new Imprint("the-next-program"));
        assertThat(disk.fresh("/a", 9)).isNull();
        assertThat(text(disk.stale("/a", 9))).isEqualTo("In the old dress");

        write("/a", "aleppo", "In the new dress");
        assertThat(text(disk.fresh("/a", 9))).isEqualTo("In the new dress");
        disk.touch(ALEPPO, ALEPPO);
        assertThat(disk.stale("/a", 9)).isNull();
    }

    @Test
    void anothersFoldersAreNotLookedInto() throws IOException {
        write("/a", "aleppo", "Most of Aleppo taken");
        disk.destroy();
        var anothers = Files.createDirectories(folder.resolve("lost+found").resolve("0a"));
        var page = Files.writeString(anothers.resolve("b.page"), "Another's");
        open();
        disk.clear();
        assertThat(page).exists();
        assertThat(disk.fresh("/a", 9)).isNull();
    }

    @Test
    void looksThroughTheFolderAgainWhereItCouldNot() throws IOException {
        write("/a", "aleppo", "Old");
        disk.destroy();
        var inTheWay = Files.writeString(folder.resolve("00"), "No folder");
        open();
        assertThatThrownBy(() -> disk.touch(ALEPPO, ALEPPO)).isInstanceOf(UncheckedIOException.class);
        Files.delete(inTheWay);
        disk.touch(ALEPPO, ALEPPO);
        assertThat(files()).isZero();
    }

    @Test
    void aSecondNodeInTheSameFolderKeepsNothing() throws IOException {
        write("/a", "aleppo", "Most of Aleppo taken");
        var second = new DiskPages(settings(folder), PageFileTests.IMPRINT);
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
