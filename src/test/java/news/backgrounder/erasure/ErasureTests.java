package news.backgrounder.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import news.backgrounder.Backgrounder;
import news.backgrounder.Seed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks into the files of the databases, byte by byte. */
@ParameterizedClass
@EnumSource
class ErasureTests {

    /** The databases that keep their bytes in files, each with the application on it. */
    enum Kept {
        EMBEDDED {
            @Override
            String open(Path directory) {
                return "jdbc:h2:file:" + directory.resolve("site")
                        + ";WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
            }
        },
        POSTGRESQL {
            @Override
            String open(Path directory) throws IOException {
                return EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(directory.toFile())
                        .setDataDirectory(directory.resolve("pg"))
                        .setServerConfig("fsync", "off")
                        .setServerConfig("wal_recycle", "off")
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            }
        };

        private @Nullable ConfigurableApplicationContext application;
        private Path directory = Path.of("");

        abstract String open(Path directory) throws IOException;

        synchronized ConfigurableApplicationContext application() {
            var running = application;
            if (running == null) {
                try {
                    directory = Files.createTempDirectory("erasure");
                    running = start(open(directory));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                application = running;
            }
            return running;
        }

        static ConfigurableApplicationContext start(String url) {
            return new SpringApplicationBuilder(Backgrounder.class)
                    .run(
                            "--spring.datasource.url=" + url,
                            "--spring.main.banner-mode=off",
                            "--backgrounder.sample=false",
                            "--server.port=0");
        }
    }

    private static final Random RANDOM = new Random(Seed.ofTests());

    private final Kept kept;
    private final Erasure erasure;
    private final JdbcClient jdbc;
    private final DataSource source;
    private final TransactionTemplate transaction;

    ErasureTests(Kept kept) {
        this.kept = kept;
        var application = kept.application();
        erasure = application.getBean(Erasure.class);
        jdbc = application.getBean(JdbcClient.class);
        source = application.getBean(DataSource.class);
        transaction = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
    }

    @BeforeEach
    void createTable() {
        jdbc.sql("create table scratch (id integer primary key, short text not null, long text not null)")
                .update();
    }

    @AfterEach
    void dropTable() {
        jdbc.sql("drop table scratch").update();
    }

    /** Twelve random letters, each time others. */
    private static String canary() {
        return RANDOM.ints(12, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> canaries() {
        return Stream.generate(ErasureTests::canary).limit(40).toList();
    }

    /** In rows of its own, short and a megabyte long, with random words around it that no compression can shorten. */
    private void insert(int id, String canary) {
        var noise = Stream.generate(ErasureTests::canary)
                .limit(id % 10 == 0 ? 80_000 : 300)
                .toList();
        var half = noise.size() / 2;
        jdbc.sql("insert into scratch (id, short, long) values (?, ?, ?)")
                .params(
                        id,
                        "It was " + canary + " who said so.",
                        String.join(" ", noise.subList(0, half)) + " " + canary + " "
                                + String.join(" ", noise.subList(half, noise.size())))
                .update();
    }

    private void insertAll(int from, List<String> canaries) {
        for (var i = 0; i < canaries.size(); i++) {
            insert(from + i, canaries.get(i));
        }
    }

    private void delete(boolean erase) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from scratch where id < 100").update();
            if (erase) {
                erasure.want();
            }
        });
    }

    private void awaitErased() throws InterruptedException {
        var until = System.nanoTime() + Duration.ofSeconds(50).toNanos();
        while (erasure.pendingSince().isPresent()) {
            assertThat(System.nanoTime()).as("erased in time").isLessThan(until);
            Thread.sleep(20);
        }
    }

    /** All files of the database but PostgreSQL's write-ahead log, which is its operator's to see to. */
    private List<String> found(List<String> canaries, String... but) throws IOException {
        if (kept == Kept.POSTGRESQL) {
            jdbc.sql("checkpoint").update();
        }
        var found = new TreeSet<String>();
        try (var files = Files.walk(kept.directory)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file ->
                            Stream.of(but).noneMatch(part -> file.toString().contains(part)))
                    .toList()) {
                var bytes = new String(Files.readAllBytes(file), ISO_8859_1);
                for (var canary : canaries) {
                    for (var charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
                        if (bytes.contains(new String(canary.getBytes(charset), ISO_8859_1))) {
                            found.add(canary);
                        }
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    @Test
    void whatWasDeletedIsInNoFileAndWhatWasNotIsStillThere() throws Exception {
        var deleted = canaries();
        var left = canaries();
        insertAll(1, deleted);
        insertAll(101, left);
        jdbc.sql("update scratch set long = short where id = 2").update();

        delete(false);
        assertThat(found(deleted, "pg_wal")).as("without erasing").isNotEmpty();

        delete(true);
        awaitErased();

        assertThat(found(deleted, "pg_wal")).isEmpty();
        assertThat(found(left, "pg_wal"))
                .as("so the search finds what is there")
                .hasSize(left.size());
        for (var i = 0; i < left.size(); i++) {
            assertThat(jdbc.sql("select long from scratch where id = ?")
                            .param(101 + i)
                            .query(String.class)
                            .single())
                    .contains(" " + left.get(i) + " ");
        }
    }

    @Test
    void readersAndWritersWaitAMomentAndGetNoError() throws Exception {
        insertAll(1, canaries());
        insertAll(101, canaries());
        var over = new AtomicBoolean();
        var longest = new AtomicLong();
        var ids = new AtomicInteger(1000);
        Callable<Long> reader = () -> {
            var reads = 0L;
            while (!over.get()) {
                var start = System.nanoTime();
                assertThat(jdbc.sql("select count(*), max(long) from scratch where id between 101 and 139")
                                .query((row, _) -> row.getInt(1))
                                .single())
                        .isEqualTo(39);
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
                reads++;
                giveWay();
            }
            return reads;
        };
        Callable<Long> writer = () -> {
            var written = 0L;
            while (!over.get()) {
                insert(ids.incrementAndGet() * 10 + 1, "x");
                written++;
                giveWay();
            }
            return written;
        };
        try (var threads = Executors.newCachedThreadPool()) {
            var readers =
                    Stream.generate(() -> threads.submit(reader)).limit(16).toList();
            var writers = Stream.generate(() -> threads.submit(writer)).limit(4).toList();
            try {
                for (var time = 0; time < 3; time++) {
                    delete(true);
                    awaitErased();
                }
            } finally {
                over.set(true);
            }
            var written = 0L;
            for (var one : readers) {
                assertThat(one.get()).isPositive();
            }
            for (var one : writers) {
                written += one.get();
            }
            assertThat(jdbc.sql("select count(*) from scratch where id > 1000")
                            .query(Long.class)
                            .single())
                    .isEqualTo(written);
            System.out.println(kept + ": longest read " + longest.get() / 1_000_000 + " ms, " + written + " written");
        }
    }

    /** Who asks for a connection again at once gets it before all who wait, for as long as it likes. */
    private static void giveWay() throws InterruptedException {
        Thread.sleep(1);
    }

    @Test
    void itIsPendingWhileAnOlderTransactionRunsAndDoneAfterwards() throws Exception {
        var deleted = canaries();
        insertAll(1, deleted);
        try (var older = source.getConnection();
                var statement = older.createStatement()) {
            older.setAutoCommit(false);
            older.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("select 1 from account_setup");
            delete(true);

            assertThatThrownBy(erasure::eraseWanted).isInstanceOfAny(NotYetException.class, SQLException.class);
            assertThat(erasure.pendingSince()).isPresent();
            older.rollback();
        }
        erasure.eraseWanted();

        assertThat(erasure.pendingSince()).isEmpty();
        assertThat(found(deleted, "pg_wal")).isEmpty();
    }

    @Test
    void whatADeadProcessLeftUndoneIsDoneAtTheNextStart() throws Exception {
        var deleted = canaries();
        insertAll(1, deleted);
        delete(false);
        if (kept == Kept.EMBEDDED) {
            for (var ending : List.of(".compacting.mv.db", ".mv.db.tempFile", ".trace.db")) {
                Files.writeString(kept.directory.resolve("site" + ending), deleted.toString());
            }
        }
        jdbc.sql("insert into erasure (wanted_at) values (?)")
                .param(OffsetDateTime.parse("2024-12-01T18:00:00Z"))
                .update();
        assertThat(erasure.pendingSince()).contains(Instant.parse("2024-12-01T18:00:00Z"));

        var eraser = new Eraser(erasure);
        eraser.start();
        awaitErased();
        eraser.stop();

        assertThat(found(deleted, "pg_wal")).isEmpty();
    }

    @Test
    void whatIsUnderWayHoldsNoStopUp() {
        var eraser = new Eraser(erasure);
        synchronized (AopTestUtils.<Erasure>getUltimateTargetObject(erasure)) {
            eraser.start();
            await().until(ErasureTests::someEraserIsHeldUp);

            assertTimeout(Duration.ofMinutes(1), () -> eraser.stop());
        }
    }

    private static boolean someEraserIsHeldUp() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("eraser") && thread.getState() == Thread.State.BLOCKED);
    }

    @Test
    void isWantedOnlyWithinTheTransactionThatDeletes() {
        assertThatThrownBy(erasure::want).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aDeletionThatWasRolledBackWantsNothing() {
        transaction.executeWithoutResult(status -> {
            erasure.want();
            status.setRollbackOnly();
        });

        assertThat(erasure.pendingSince()).isEmpty();
    }
}
