package news.backgrounder.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import news.backgrounder.account.LoginAttempts.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;

class LoginAttemptsTests {

    private static final String OFFICE = "192.0.2.1";

    private long nanos;

    private final LoginAttempts attempts = new LoginAttempts(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    private boolean isLookedAt(String name, String address) {
        try {
            attempts.attempt(new Visitor(name, address), () -> {
                throw new BadCredentialsException("wrong");
            });
            throw new AssertionError("A wrong password opened the door.");
        } catch (BadCredentialsException lookedAt) {
            return true;
        } catch (TooManyAttempts refused) {
            return false;
        }
    }

    private long guess(int times, String name, String address) {
        return IntStream.range(0, times).filter(_ -> isLookedAt(name, address)).count();
    }

    private void logIn(String name, String address) {
        assertThat(attempts.attempt(new Visitor(name, address), () -> "welcome"))
                .isEqualTo("welcome");
    }

    @Test
    void anAddressGetsTwentyGuessesAMinute() {
        assertThat(IntStream.range(0, 50).filter(i -> isLookedAt("name" + i, OFFICE)))
                .hasSize(20);
        assertThat(isLookedAt("ann", "192.0.2.2")).isTrue();

        nanos += Duration.ofSeconds(30).toNanos();
        assertThat(guess(50, "ann", OFFICE)).isEqualTo(10);
    }

    @Test
    void saysWhenTheNextOneWillBeLookedAt() {
        guess(20, "ann", OFFICE);

        assertThatExceptionOfType(TooManyAttempts.class)
                .isThrownBy(() -> logIn("ann", OFFICE))
                .satisfies(refused -> assertThat(refused.secondsToWait()).isEqualTo(3));

        nanos += Duration.ofSeconds(3).toNanos();
        logIn("ann", OFFICE);
    }

    @Test
    void rightPasswordsCountForNothing() {
        for (var editor = 0; editor < 100; editor++) {
            logIn("editor" + editor, OFFICE);
        }
    }

    @Test
    void aNameGetsAHundredGuessesAMinuteFromAllAddressesTogether() {
        assertThat(IntStream.range(0, 200).filter(i -> isLookedAt("ann", "198.51.100." + i)))
                .hasSize(100);
        assertThat(isLookedAt("bob", "203.0.113.1")).isTrue();
    }

    @Test
    void noFloodKeepsOutWhoHasLoggedInFromThereBefore() {
        logIn("ann", OFFICE);

        guess(50, "bob", OFFICE);
        IntStream.range(0, 200).forEach(i -> isLookedAt("ann", "198.51.100." + i));

        logIn("ann", OFFICE);
        assertThat(guess(50, "ann", OFFICE)).isEqualTo(20);
    }

    @Test
    void aNetworkOfTheNewInternetIsOneAddress() {
        assertThat(IntStream.range(0, 50).filter(i -> isLookedAt("name" + i, "2001:db8:1:2::" + i)))
                .hasSize(20);
        assertThat(isLookedAt("ann", "2001:db8:1:3::1")).isTrue();
    }

    @Test
    void aNameOfMegabytesIsNotRemembered() {
        assertThat(new Visitor("n".repeat(4_000_000), OFFICE).name()).hasSize(100);
    }

    @Test
    void sixteenStrangersAtMostStandAtTheDoorAndFriendsPassThem() throws InterruptedException {
        logIn("ann", OFFICE);
        var inside = new CountDownLatch(16);
        var over = new CountDownLatch(1);
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var stranger = 0; stranger < 16; stranger++) {
                var visitor = new Visitor("bob", "198.51.100." + stranger);
                crowd.submit(() -> attempts.attempt(visitor, () -> {
                    inside.countDown();
                    return await(over);
                }));
            }
            inside.await();

            assertThat(isLookedAt("eve", "203.0.113.1")).isFalse();
            logIn("ann", OFFICE);
            over.countDown();
        }
        assertThat(isLookedAt("eve", "203.0.113.1")).isTrue();
    }

    private static boolean await(CountDownLatch over) {
        try {
            over.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
