package news.backgrounder.delivery;

import static news.backgrounder.delivery.TouchesTests.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import news.backgrounder.edition.Appended;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Digest;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Head;
import news.backgrounder.edition.LogTail;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SurrogateKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.util.unit.DataSize;

class TailTests {

    @TempDir
    private Path folder;

    /** The log, as the database has it at the moment. */
    private final List<Appended> entries = Collections.synchronizedList(new ArrayList<>());

    private final LogTail log = mock();
    private final Editions editions = mock();
    private final Progress progress = new Progress();
    private final Listener first = new Listener();
    private final Listener second = new Listener();
    private volatile boolean databaseAway;
    private @Nullable Tail tail;

    private static final class Listener implements Follower {

        private final List<Long> followed = Collections.synchronizedList(new ArrayList<>());
        private volatile int forgotten;
        private volatile int followedWhenConfirmed;
        private volatile boolean fails;
        private volatile Runnable meanwhile = () -> {};

        @Override
        public void follow(List<Appended> appended) {
            if (fails) {
                throw new IllegalStateException("the disk is full");
            }
            appended.forEach(entry -> followed.add(entry.sequence()));
        }

        @Override
        public void confirm() {
            followedWhenConfirmed = followed.size();
        }

        @Override
        public void forget() {
            forgotten++;
            meanwhile.run();
        }
    }

    private void start() {
        when(log.after(anyLong(), anyInt())).thenAnswer(asked -> {
            requireDatabase();
            return entries.stream()
                    .filter(it -> it.sequence() > (long) asked.getArgument(0))
                    .limit((int) asked.getArgument(1))
                    .toList();
        });
        when(log.digestOf(anyLong())).thenAnswer(asked -> {
            requireDatabase();
            return entries.stream()
                    .filter(it -> it.sequence() == (long) asked.getArgument(0))
                    .map(Appended::digest)
                    .findFirst();
        });
        when(editions.head())
                .thenAnswer(_ -> entries.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Head(
                                entries.getLast().sequence(),
                                entries.getLast().publishedAt(),
                                entries.getLast().digest())));
        var second = Duration.ofSeconds(1);
        var settings =
                new DeliverySettings(DataSize.ofBytes(0), DataSize.ofBytes(1), folder, second, second, second, second);
        var started = new Tail(
                log,
                editions,
                List.of(first, this.second),
                progress,
                settings,
                PageFileTests.IMPRINT,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        tail = started;
        started.start();
    }

    private void requireDatabase() {
        if (databaseAway) {
            throw new DataAccessResourceFailureException("away");
        }
    }

    @AfterEach
    void stop() {
        if (tail != null) {
            tail.stop();
        }
    }

    private void publish(long sequence) {
        entries.add(entry(sequence, Change.UPDATE, SurrogateKey.RECORD));
    }

    @Test
    void tellsAllWhatComesInAndGoesOnWhereItWas() {
        publish(1);
        start();
        publish(2);
        publish(3);
        await().until(() -> progress.sequence() == 3);
        assertThat(first.followed).containsExactly(2L, 3L).isEqualTo(second.followed);
        stop();

        publish(4);
        start();
        assertThat(progress.sequence()).isEqualTo(4);
        assertThat(first.followed).containsExactly(2L, 3L, 4L);
        assertThat(first.forgotten).isEqualTo(1);
    }

    @Test
    void catchesUpBeforeAnybodyIsServedHoweverMuchWasMissed() {
        publish(1);
        start();
        stop();
        LongStream.rangeClosed(2, 1801).forEach(this::publish);
        start();
        assertThat(first.followed).hasSize(1800).isEqualTo(second.followed);
        assertThat(progress.sequence()).isEqualTo(1801);
    }

    @Test
    void followsWhatComesInWhileAllIsForgotten() {
        publish(1);
        first.meanwhile = () -> publish(2);
        start();
        await().until(() -> progress.sequence() == 2);
        assertThat(first.followed).containsExactly(2L).isEqualTo(second.followed);
    }

    @Test
    void knowsThatTheDatabaseIsAwayAndThatItIsBack() {
        publish(1);
        start();
        databaseAway = true;
        await().until(progress::isAway);
        publish(2);
        assertThat(progress.isInDoubt()).isTrue();
        databaseAway = false;
        await().until(() -> progress.sequence() == 2);
        assertThat(progress.isInDoubt()).isFalse();
        assertThat(first.followed).containsExactly(2L);
    }

    @Test
    void doubtsADatabaseThatDoesNotAnswer() {
        publish(1);
        start();
        var answers = new CountDownLatch(1);
        when(log.after(anyLong(), anyInt())).thenAnswer(_ -> {
            answers.await();
            return List.of();
        });
        await().until(progress::isInDoubt);
        answers.countDown();
        await().until(() -> !progress.isInDoubt());
    }

    @Test
    void confirmsWhatWasFollowedWhenTheDatabaseHasAnsweredOnceMore() {
        publish(1);
        start();
        publish(2);
        await().until(() -> progress.sequence() == 2);
        assertThat(first.followedWhenConfirmed).isEqualTo(1);
    }

    @Test
    void givesUpAllThatIsKeptWhereTheLogIsAnother() {
        publish(1);
        publish(2);
        start();
        stop();
        entries.clear();
        publish(1);
        entries.add(
                new Appended(2, Samples.someArticle(), Change.UPDATE, Samples.FIRST_OF_DECEMBER, another(), Set.of()));
        start();
        assertThat(first.forgotten).isEqualTo(2);
        assertThat(first.followed).isEmpty();
        assertThat(progress.sequence()).isEqualTo(2);
    }

    private static Stream<Runnable> failures() {
        return Stream.of(
                () -> {
                    throw new UncheckedIOException(new IOException("the disk is gone"));
                },
                () -> {
                    throw new NoClassDefFoundError("the jar is gone");
                });
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whoCannotForgetIsAskedAgain(Runnable failure) {
        publish(1);
        first.meanwhile = failure;
        start();
        await().until(() -> first.forgotten > 1);
        first.meanwhile = () -> {};
        await().until(() -> progress.sequence() == 1);
        publish(2);
        await().until(() -> progress.sequence() == 2);
        assertThat(first.followed).containsExactly(2L).isEqualTo(second.followed);
    }

    private static Digest another() {
        return Samples.digest(99);
    }

    @Test
    void whoFailsIsToldAgainAndKeepsNobodyFromBeingTold() {
        publish(1);
        start();
        first.fails = true;
        publish(2);
        await().until(() -> second.followed.contains(2L));
        assertThat(progress.sequence()).isEqualTo(1);
        first.fails = false;
        await().until(() -> progress.sequence() == 2);
        assertThat(first.followed).containsExactly(2L);
    }
}
