package news.backgrounder.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Slows down whoever guesses passwords, and keeps no editor out because of somebody else. Guesses of strangers count
 * against their address and against the name that they try. Whoever has logged in from their address before is no
 * stranger there and is counted alone, so that a flood from elsewhere, or from the same office, does not touch them.
 */
class LoginAttempts {

    private static final int OF_ONE_PER_MINUTE = 20;

    /** From all addresses together: no single one can keep a name from others. */
    private static final int WITH_ONE_NAME_PER_MINUTE = 100;

    /** A password takes some 60 ms, one at a time: nobody waits much longer than a second for those ahead. */
    private static final int STRANGERS_AT_ONCE = 16;

    private static final Duration UNTIL_THE_CROWD_IS_GONE = Duration.ofSeconds(5);

    private static final int REMEMBERED = 10_000;

    private final Cache<Object, Bucket> strangers = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();
    private final Cache<Visitor, Bucket> acquaintances = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofDays(30))
            .build();
    private final Semaphore door = new Semaphore(STRANGERS_AT_ONCE);
    private final TimeMeter time;

    LoginAttempts(TimeMeter time) {
        this.time = time;
    }

    /** Somebody who says a name, at an address. */
    record Visitor(String name, String address) {

        /** No account's name is longer; a key must not hold all that a stranger may send. */
        private static final int LONGEST_NAME = 100;

        private static final int BYTES_OF_A_NETWORK = 8;

        Visitor {
            name = name.substring(0, Math.min(name.length(), LONGEST_NAME));
            address = network(address);
        }

        /** With IPv6 everybody has 2^64 addresses, so their network stands for them. */
        private static String network(String address) {
            try {
                return InetAddress.ofLiteral(address) instanceof Inet6Address long6
                        ? HexFormat.of().formatHex(Arrays.copyOf(long6.getAddress(), BYTES_OF_A_NETWORK))
                        : address;
            } catch (IllegalArgumentException notAnAddress) {
                return address;
            }
        }
    }

    private record Name(String name) {}

    private record Address(String address) {}

    /**
     * Checks a password, if it is this visitor's turn.
     *
     * @param check answers normally if the password was right
     * @throws TooManyAttempts if it is not
     */
    <T> T attempt(Visitor visitor, Supplier<T> check) {
        var own = acquaintances.getIfPresent(visitor);
        if (own != null) {
            return counted(List.of(own), check);
        }
        if (!door.tryAcquire()) {
            throw new TooManyAttempts(UNTIL_THE_CROWD_IS_GONE);
        }
        try {
            var address = strangers.get(new Address(visitor.address()), _ -> bucket(OF_ONE_PER_MINUTE));
            var name = strangers.get(new Name(visitor.name()), _ -> bucket(WITH_ONE_NAME_PER_MINUTE));
            var welcomed = counted(List.of(address, name), check);
            acquaintances.put(visitor, bucket(OF_ONE_PER_MINUTE));
            return welcomed;
        } finally {
            door.release();
        }
    }

    private static <T> T counted(List<Bucket> buckets, Supplier<T> check) {
        for (var bucket : buckets) {
            var probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw new TooManyAttempts(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }
        var welcomed = check.get();
        buckets.forEach(bucket -> bucket.addTokens(1));
        return welcomed;
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
