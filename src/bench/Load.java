import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What wrk saw of a server under full load.
 *
 * @param perSecond requests
 * @param processor microseconds that the server, not wrk, used for a request
 * @param median milliseconds to an answer
 * @param slowest milliseconds to an answer of the slowest in a hundred
 */
record Load(double perSecond, double processor, double median, double slowest) {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec: +([\\d.]+)");
    private static final Pattern FAILURE = Pattern.compile("(Non-2xx|Socket errors).*");

    static Load of(Contender asked, Duration time) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("wrk", "--latency", "--timeout", "20s"));
        command.addAll(List.of("-t" + threads(asked), "-c" + asked.connections(), "-d" + time.toSeconds() + "s"));
        for (var header : asked.headers()) {
            command.addAll(List.of("-H", header));
        }
        var script = Files.createTempFile("numbers", ".lua");
        if (asked.numbers().isPresent()) {
            Files.writeString(script, asked.numbers().get().script());
            command.addAll(List.of("-s", script.toString()));
        }
        command.add(asked.address().toString());
        var before = Workplace.processorTime(asked.server());
        var wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(wrk.getInputStream().readAllBytes());
        var used = Workplace.processorTime(asked.server()).minus(before);
        Files.delete(script);
        var failure = FAILURE.matcher(said);
        if (wrk.waitFor() != 0 || failure.find()) {
            throw new IllegalStateException(asked.address() + " failed under load:\n" + said);
        }
        return new Load(
                number(PER_SECOND, said),
                used.toNanos() / 1000.0 / number(REQUESTS, said),
                milliseconds("50%", said),
                milliseconds("99%", said));
    }

    /** Of two threads that know nothing of each other one would ask for what the other just asks for. */
    private static int threads(Contender asked) {
        return asked.numbers().isPresent() ? 1 : Math.min(2, asked.connections());
    }

    private static double milliseconds(String share, String said) {
        var latency = Pattern.compile(share + " +([\\d.]+)(us|ms|s)").matcher(said);
        latency.find();
        var number = Double.parseDouble(latency.group(1));
        return switch (latency.group(2)) {
            case "us" -> number / 1000;
            case "ms" -> number;
            default -> number * 1000;
        };
    }

    private static double number(Pattern pattern, String said) {
        var found = pattern.matcher(said);
        found.find();
        return Double.parseDouble(found.group(1));
    }
}
