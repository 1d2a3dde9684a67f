import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Readers who ask for pages at an even pace, whatever the site does: who waits is not waited for. {@code Readers SITE
 * PER-SECOND} reads lines of {@code SECONDS ADDRESS...} and answers each with {@code MEDIAN P99 FAILED WORDS}: times in
 * microseconds, and how many were not answered with 200.
 */
class Readers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BROKEN = 0;

    private record Answer(int status, long nanos) {}

    private final HttpClient browser =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String site;
    private final int perSecond;

    private Readers(String site, int perSecond) {
        this.site = site;
        this.perSecond = perSecond;
    }

    static void main(String[] args) throws InterruptedException, ExecutionException {
        var readers = new Readers(args[0], Integer.parseInt(args[1]));
        for (var line = IO.readln(); line != null; line = IO.readln()) {
            var words = line.split(" ");
            var addresses = Arrays.copyOfRange(words, 1, words.length);
            IO.println(readers.read(Integer.parseInt(words[0]), List.of(addresses)));
        }
        System.exit(0);
    }

    private String read(int seconds, List<String> addresses) throws InterruptedException, ExecutionException {
        var asked = new ArrayList<Future<Answer>>();
        var start = System.nanoTime();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < seconds * perSecond; i++) {
                Thread.sleep(Duration.ofNanos(Math.max(0, start + i * 1_000_000_000L / perSecond - System.nanoTime())));
                asked.add(readers.submit(asking(addresses.get(i % addresses.size()))));
            }
        }
        var statuses = new TreeMap<Integer, Integer>();
        var nanos = LongStream.builder();
        for (var answer : asked) {
            statuses.merge(answer.get().status(), 1, Integer::sum);
            nanos.add(answer.get().nanos());
        }
        var sorted = nanos.build().sorted().toArray();
        var failed = asked.size() - statuses.getOrDefault(200, 0);
        return "%d %d %d %d pages asked for, by status (%d: none came) %s"
                .formatted(percentile(sorted, 50), percentile(sorted, 99), failed, asked.size(), BROKEN, statuses);
    }

    private static long percentile(long[] sortedNanos, int percent) {
        return sortedNanos[Math.min(sortedNanos.length - 1, sortedNanos.length * percent / 100)] / 1_000;
    }

    private Callable<Answer> asking(String address) {
        var request = HttpRequest.newBuilder(URI.create(site + address))
                .timeout(PATIENCE)
                .build();
        return () -> {
            var start = System.nanoTime();
            int status;
            try {
                status = browser.send(request, BodyHandlers.ofByteArray()).statusCode();
            } catch (IOException broken) {
                status = BROKEN;
            }
            return new Answer(status, System.nanoTime() - start);
        };
    }
}
