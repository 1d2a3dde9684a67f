import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether a long record costs readers or editors anything: the same pages and the same publication, with one database
 * that grows from 100 to 1,000,000 editions.
 */
final class Scale {

    /** Every hundredth edition is of this one article. */
    static final String LONG_STORY = "long-story";

    /** Every tenth article is on this conflict; this is one of them. */
    static final String BUSY_CONFLICT = "busy-conflict";

    static final String BUSY_ARTICLE = "article-40";

    /** Has 5,000 events. */
    static final String LONG_CONFLICT = "long-conflict";

    static final int TAIL = 100;

    private static final int FIRST_TEN = 4;

    private static final Path FILL = Path.of("src/bench/Fill.java").toAbsolutePath();
    private static final int WARMING = 20;
    private static final int PUBLICATIONS = 20;

    private final Workplace workplace = Workplace.open();
    private final Path folder = workplace.folder("site");
    private final List<String> database;
    private final Duration time;

    /** For each thing that is measured a number for each size. */
    private final Map<String, List<Double>> rows = new LinkedHashMap<>();

    private Scale(List<String> database, Duration time) throws IOException {
        this.database = database;
        this.time = time;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(args));
        var quick = words.remove("--quick");
        var named = words.indexOf("--postgresql");
        var database = named < 0
                ? List.<String>of()
                : List.of("--spring.datasource.url=" + words.remove(named + 1), "--backgrounder.sample=true");
        words.remove("--postgresql");
        var report = new Report("What a long record costs", "src/bench/scale " + String.join(" ", args));
        var sizes = quick ? List.of(100, 10_000) : List.of(100, 10_000, 1_000_000);
        new Scale(database, Duration.ofSeconds(quick ? 2 : 4)).measure(report, sizes);
        report.write(words.isEmpty() ? Path.of("target/scale.md") : Path.of(words.getFirst()));
    }

    private void measure(Report report, List<Integer> sizes) throws IOException, InterruptedException {
        var jar = Node.extracted(workplace);
        node().close(); // It has published the sample story.
        for (var size : sizes) {
            var before = System.nanoTime();
            fill(jar, size);
            System.err.printf("%,d editions after %d s%n", size, (System.nanoTime() - before) / 1_000_000_000);
            try (var node = node(Node.KEEP_NOTHING)) {
                // Nobody counts before the program is warm.
                at(node, "/articles/" + BUSY_ARTICLE).oneByOne().warm(time.multipliedBy(Run.LONGER_WHERE_RENDERED));
                load(
                        "article, one of a tenth of all on its conflict, rendered",
                        at(node, "/articles/" + BUSY_ARTICLE).oneByOne());
                load(
                        "articles in turn, rendered",
                        at(node, "/articles/article-*1").inTurn(tens(size)).oneByOne());
                load(
                        "article of a hundredth of all editions, rendered",
                        at(node, "/articles/" + LONG_STORY).oneByOne());
                load(
                        "history of that article, rendered",
                        at(node, "/articles/" + LONG_STORY + "/history").oneByOne());
                load("front page, rendered", at(node, "/").oneByOne());
                load(
                        "conflict of 5,000 events, rendered",
                        at(node, "/conflicts/" + LONG_CONFLICT).oneByOne());
            }
            try (var node = node()) {
                load("article, kept", at(node, "/articles/" + BUSY_ARTICLE));
                load("front page, kept", at(node, "/"));
                load("conflict of 5,000 events, kept", at(node, "/conflicts/" + LONG_CONFLICT));
                publish(node);
            }
        }
        report.line("Milliseconds by the number of editions in the record: of pages, processor time of the site for a"
                + " request, kept ones under full load; of all else, time until it is done.");
        report.line("");
        report.head(Stream.concat(Stream.of(""), sizes.stream().map("%,d"::formatted))
                .toArray(String[]::new));
        rows.forEach((name, numbers) ->
                report.row(Stream.concat(Stream.of(name), numbers.stream().map(Report::number))
                        .toArray(String[]::new)));
    }

    private Node node(String... settings) throws IOException, InterruptedException {
        var jar = Stream.concat(Node.OPTIONS.stream(), Stream.of("-jar", Node.JAR.toString()));
        var all = Stream.concat(database.stream(), Stream.of(settings));
        return Node.start(workplace, folder, jar.toList(), all.toArray(String[]::new));
    }

    /** Publishes until the record holds so many editions. */
    private void fill(Path jar, int size) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Node.JAVA, "-XX:+UseSerialGC", "-cp"));
        command.addAll(List.of(jar.toString(), FILL.toString(), "" + size));
        command.addAll(database);
        if (workplace.start(folder, command).waitFor() != 0) {
            throw new IllegalStateException("Filling failed:\n" + Files.readString(folder.resolve("log")));
        }
        note(
                "read of the log's last " + TAIL + " entries",
                Double.parseDouble(Files.readString(folder.resolve("tail"))));
    }

    private static Contender at(Node node, String path) {
        return new Contender(node.process(), node.address().resolve(path), Contender.GZIP);
    }

    /** Of the numbers of articles that {@link Fill} has published; it leaves out every hundredth. */
    private static Contender.Numbers tens(int editions) {
        return new Contender.Numbers(FIRST_TEN, Math.max(100, editions / 10) / 10 - 1);
    }

    private void load(String name, Contender page) throws IOException, InterruptedException {
        page.warm(time);
        page.fight(time);
        note(name, page.median(Load::processor) / 1000);
    }

    /** Publishes again and again, each time until a reader sees it. */
    private void publish(Node node) throws IOException, InterruptedException {
        var editor = new Editor(node);
        var article = new Contender(node.process(), node.address().resolve(Node.SAMPLE));
        var published = new ArrayList<Double>();
        var readable = new ArrayList<Double>();
        for (var publication = 0; publication < WARMING + PUBLICATIONS; publication++) {
            var headline = "Rebels reported to hold most of Aleppo, state " + System.nanoTime();
            published.add(editor.publish(headline));
            var before = System.nanoTime();
            while (!new String(article.ask().body(), UTF_8).contains(headline)) {
                Thread.sleep(1);
            }
            readable.add((System.nanoTime() - before) / 1e6);
        }
        note("publishing the sample story", published);
        note("until a reader sees it then", readable);
    }

    private void note(String name, List<Double> numbers) {
        var counted = numbers.subList(WARMING, numbers.size());
        note(
                name + ", median of " + PUBLICATIONS,
                Report.median(counted.stream().mapToDouble(it -> it)));
        note(name + ", slowest", Collections.max(counted));
    }

    private void note(String name, double number) {
        rows.computeIfAbsent(name, _ -> new ArrayList<>()).add(number);
    }
}
