import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A server and what is asked of it.
 *
 * @param address with a star where a number is to stand, if there are numbers
 * @param connections on which it is asked at once
 * @param headers each as a line
 * @param rounds how it took the load of each
 */
record Contender(
        Process server,
        URI address,
        Optional<Numbers> numbers,
        int connections,
        List<String> headers,
        List<Load> rounds) {

    /** Numbers that make an address another each time; after the last comes the first again. */
    record Numbers(int from, int to) {

        /** For wrk, in one thread; it does not begin where it began the last time. */
        String script() {
            return """
                    local asked = %d
                    function request()
                        asked = asked + 1
                        local number = %d + asked %% %d
                        return wrk.format(nil, (wrk.path:gsub("%%*", string.format("%%d", number))))
                    end
                    """.formatted(System.nanoTime() / 1_000_000 % 1_000_000, from, to - from + 1);
        }
    }

    static final int MANY = 64;
    private static final int SOME = 8;
    static final String GZIP = "Accept-Encoding: gzip";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    Contender(Process server, URI address, String... headers) {
        this(server, address, Optional.empty(), MANY, List.of(headers), new ArrayList<>());
    }

    /** The same, asked by one reader: of those who ask at once, one has the page rendered, and all others get that. */
    Contender oneByOne() {
        return new Contender(server, address, numbers, 1, headers, rounds);
    }

    /** The same, asked by some readers at once, each for another address each time. */
    Contender inTurn(Numbers numbers) {
        return new Contender(server, address, Optional.of(numbers), SOME, headers, rounds);
    }

    /** Asks once. */
    HttpResponse<byte[]> ask() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address);
        headers.forEach(header -> request.header(header.split(": ")[0], header.split(": ")[1]));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The same, asked by a browser that has the page already. */
    Contender askingAgain() throws IOException, InterruptedException {
        var tag = ask().headers().firstValue("ETag").orElseThrow();
        var again = new Contender(server, address, GZIP, "If-None-Match: " + tag);
        again.mustAnswer(304);
        return again;
    }

    void mustAnswer(int status) throws IOException, InterruptedException {
        var answered = ask().statusCode();
        if (answered != status) {
            throw new IllegalStateException(address + " answers " + answered + " and not " + status);
        }
    }

    void warm(Duration time) throws IOException, InterruptedException {
        Load.of(this, time);
    }

    void fight(Duration time) throws IOException, InterruptedException {
        rounds.add(Load.of(this, time));
    }

    double median(ToDoubleFunction<Load> number) {
        return Report.median(rounds.stream().mapToDouble(number));
    }

    /** How many times the other's number this one's is: of each round, and the median of them. */
    double ratio(ToDoubleFunction<Load> number, Contender other) {
        return Report.median(IntStream.range(0, rounds.size())
                .mapToDouble(round ->
                        number.applyAsDouble(rounds.get(round)) / number.applyAsDouble(other.rounds.get(round))));
    }
}
