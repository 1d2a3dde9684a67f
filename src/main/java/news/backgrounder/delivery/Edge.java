package news.backgrounder.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import news.backgrounder.delivery.Bookmark.Place;
import news.backgrounder.edition.Appended;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.LogTail;
import news.backgrounder.edition.SurrogateKey;
import org.jspecify.annotations.Nullable;

/**
 * A cache in front of this node. It is asked to drop what an entry of the log touches as soon as this node has the new
 * pages, again and again until it answers, and once more a moment later: by then what was on its way has arrived, an
 * old page of this node or of one that heard of the entry last. Only after that the bookmark moves on, so that a
 * restart asks again for what was not finished.
 */
final class Edge {

    /** Every node has the new pages within a second. */
    static final Duration ONCE_MORE_AFTER = Duration.ofSeconds(2);

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int ENTRIES_AT_ONCE = 500;

    /** @param upTo the place in the log up to which nothing is owed once this is done, where that is so */
    private record Turn(Purge purge, Optional<Place> upTo) {}

    private record Repetition(Turn turn, long due) {}

    private final EdgeSettings.Cache cache;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();
    private final Bookmark bookmark;
    private final Clock clock;
    private final Outage outage;

    private final Owed owed = new Owed();
    private final Deque<Repetition> repetitions = new ArrayDeque<>();
    private @Nullable Instant owedSince;

    /** All before it is owed or done. */
    private @Nullable Place followed;

    /** Whether {@link #followed} is where this node is in the log. */
    private boolean isAbreast;

    private int timesForgotten;

    /** Whether the pages that it has look as they would if they were made now. */
    private boolean hasPagesOfToday;

    Edge(EdgeSettings.Cache cache, Bookmark bookmark, Clock clock) {
        this.cache = cache;
        this.bookmark = bookmark;
        this.clock = clock;
        this.outage = new Outage(cache.address(), clock);
        this.followed = bookmark.read().orElse(null);
        this.hasPagesOfToday = bookmark.hasSameImprint();
    }

    URI address() {
        return cache.address();
    }

    void hangUp() {
        client.shutdownNow();
    }

    synchronized void follow(List<Appended> appended) {
        owe(appended);
        if (isAbreast) {
            moveTo(appended);
        }
    }

    /** The log may be another. */
    synchronized void forget() {
        isAbreast = false;
        timesForgotten++;
    }

    synchronized boolean isAbreast() {
        return isAbreast;
    }

    private void owe(List<Appended> appended) {
        appended.forEach(entry -> owed.add(Purge.of(entry)));
        oweSince(appended.getFirst().publishedAt());
    }

    private void oweSince(Instant instant) {
        if (owedSince == null) {
            owedSince = instant;
        }
        notifyAll();
    }

    private void moveTo(List<Appended> appended) {
        followed = new Place(appended.getLast().sequence(), appended.getLast().digest());
    }

    /**
     * Finds what was missed: entries that came while this node was down, or all, where the log or the program is
     * another, or this cache is new to this node. What is only new is left to the cache for when the site is away.
     */
    void catchUp(LogTail log, Editions editions) {
        int before;
        Place from;
        synchronized (this) {
            before = timesForgotten;
            from = followed;
            if (!hasPagesOfToday) {
                owed.add(Purge.everything(false));
                oweSince(clock.instant());
                hasPagesOfToday = true;
            }
        }
        if (from == null || !log.digestOf(from.sequence()).equals(Optional.of(from.digest()))) {
            var head = editions.head().map(it -> new Place(it.sequence(), it.digest()));
            synchronized (this) {
                owed.add(Purge.everything(from != null));
                oweSince(clock.instant());
                followed = head.orElse(null);
            }
        } else {
            var missed = log.after(from.sequence(), ENTRIES_AT_ONCE);
            while (!missed.isEmpty()) {
                synchronized (this) {
                    owe(missed);
                    moveTo(missed);
                }
                missed = log.after(missed.getLast().sequence(), ENTRIES_AT_ONCE);
            }
        }
        synchronized (this) {
            isAbreast = timesForgotten == before;
        }
    }

    /** Since when it has not been asked to drop something that readers may see otherwise since; zero where it has. */
    synchronized Duration lag() {
        var since = owedSince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    /** Asks until the thread is interrupted. */
    void purge() throws InterruptedException {
        var pause = SHORTEST_PAUSE;
        while (true) {
            if (purgeNext()) {
                pause = SHORTEST_PAUSE;
            } else {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
            }
        }
    }

    /** What is owed goes before what is to be repeated. */
    private boolean purgeNext() throws InterruptedException {
        awaitWork();
        var first = takeOwed();
        return first.isPresent() ? purge(first.get()) : repeat();
    }

    private synchronized void awaitWork() throws InterruptedException {
        while (owed.isEmpty()) {
            var next = repetitions.peek();
            if (next == null) {
                wait();
            } else {
                var left = next.due() - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }

    private synchronized Optional<Turn> takeOwed() {
        if (owed.isEmpty()) {
            return Optional.empty();
        }
        var purge = owed.take();
        return Optional.of(new Turn(purge, owed.isEmpty() ? Optional.ofNullable(followed) : Optional.empty()));
    }

    private boolean purge(Turn turn) throws InterruptedException {
        var isDone = isAnswered(turn.purge());
        synchronized (this) {
            if (isDone) {
                repetitions.add(new Repetition(turn, System.nanoTime() + ONCE_MORE_AFTER.toNanos()));
                if (owed.isEmpty()) {
                    owedSince = null;
                }
            } else {
                owed.putBack(turn.purge());
            }
        }
        return isDone;
    }

    private boolean repeat() throws InterruptedException {
        var turn = repetitions.element().turn();
        if (!isAnswered(turn.purge())) {
            return false;
        }
        repetitions.remove();
        turn.upTo().ifPresent(bookmark::write);
        return true;
    }

    private boolean isAnswered(Purge purge) throws InterruptedException {
        try {
            var status = client.send(request(purge), BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                outage.end();
                return true;
            }
            outage.goOn("it answered " + status);
        } catch (IOException | RuntimeException e) {
            outage.goOn(e.toString());
        }
        return false;
    }

    private HttpRequest request(Purge purge) {
        var request = HttpRequest.newBuilder(cache.address())
                .method(cache.method(), BodyPublishers.noBody())
                .timeout(PATIENCE)
                .header(SurrogateKey.HEADER, SurrogateKey.header(purge.keys()));
        if (!purge.isHard()) {
            request.header("Fastly-Soft-Purge", "1");
        }
        cache.addHeadersTo(request);
        return request.build();
    }
}
