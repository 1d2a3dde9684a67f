import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How soon a node answers its first 200, as the plain jar and as running.md says to run it, with the cache of classes
 * that Java 25 makes. And what a node holds in memory after a load.
 */
final class Start {

    private static final List<String> PAGES = List.of("/", Node.SAMPLE, Node.SAMPLE + "/history");

    private final Workplace workplace = Workplace.open();
    private final int runs;

    /** @param processor seconds */
    private record Started(double seconds, double processor, double resident) {}

    private Start(int runs) throws IOException {
        this.runs = runs;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(args));
        var quick = words.remove("--quick");
        var report = new Report("How soon a node answers", "src/bench/start " + String.join(" ", args));
        new Start(quick ? 1 : 5).measure(report, Duration.ofSeconds(quick ? 5 : 15));
        report.write(words.isEmpty() ? Path.of("target/start.md") : Path.of(words.getFirst()));
    }

    private void measure(Report report, Duration load) throws IOException, InterruptedException {
        var prepared = Node.prepared(workplace);
        var ways = Map.of("`java -jar`", List.of("-jar", Node.JAR.toString()), "prepared", prepared);
        var starts = new TreeMap<String, List<Started>>();
        for (var run = 0; run < runs; run++) {
            for (var way : ways.entrySet()) {
                var folder = workplace.folder(way.getKey() + run);
                starts.computeIfAbsent(way.getKey() + ", empty folder", _ -> new ArrayList<>())
                        .add(started(folder, way.getValue()));
                starts.computeIfAbsent(way.getKey(), _ -> new ArrayList<>()).add(started(folder, way.getValue()));
            }
        }
        report.line("Until the first 200, medians of " + runs
                + " starts in turn: seconds, seconds of processor, and MB of" + " memory held then.");
        report.line("Prepared is with `src/docs/prepare` and `" + String.join(" ", Node.OPTIONS)
                + "`; in an empty folder the sample story is published first.");
        report.line("");
        report.head("start", "seconds", "of processor", "MB");
        starts.forEach((name, them) -> report.row(
                name,
                median(them, Started::seconds),
                median(them, Started::processor),
                median(them, Started::resident)));
        report.line("");
        report.line("After " + load.multipliedBy(PAGES.size()).toSeconds() + " s of full load a prepared node holds "
                + residentAfter(load, prepared) + " MB.");
    }

    private Started started(Path folder, List<String> javaAndJar) throws IOException, InterruptedException {
        var before = System.nanoTime();
        try (var node = Node.start(workplace, folder, javaAndJar)) {
            var seconds = (System.nanoTime() - before) / 1e9;
            var processor = Workplace.processorTime(node.process()).toMillis() / 1e3;
            return new Started(seconds, processor, node.resident());
        }
    }

    private static String median(List<Started> starts, ToDoubleFunction<Started> number) {
        return Report.number(Report.median(starts.stream().mapToDouble(number)));
    }

    private long residentAfter(Duration load, List<String> javaAndJar) throws IOException, InterruptedException {
        try (var node = Node.start(workplace, workplace.folder("load"), javaAndJar)) {
            for (var page : PAGES) {
                new Contender(node.process(), node.address().resolve(page), Contender.GZIP).warm(load);
            }
            return node.resident();
        }
    }
}
