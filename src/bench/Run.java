import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How fast the packaged jar delivers the sample story: kept pages beside nginx that serves the same bytes, and pages
 * that are rendered for every request. In every round each server is put under full load for each page in turn, so that
 * whatever else goes on at the machine meets all of them; the medians of the rounds count.
 */
final class Run {

    private static final String AS_OF = Node.SAMPLE + "?at=2024-12-02T00:00:00Z";
    private static final int STORIES = 16;
    private static final String COPY = "copy-";
    private static final String HISTORY = Node.SAMPLE + "/history";

    /** Far more of the program is at work then, and each of it comes less often. */
    static final int LONGER_WHERE_RENDERED = 5;

    private final Workplace workplace = Workplace.open();
    private final List<String> options;
    private final Duration warming;
    private final Duration time;
    private final int rounds;

    private Run(List<String> options, boolean quick) throws IOException {
        this.options = options;
        this.warming = Duration.ofSeconds(quick ? 2 : 8);
        this.time = Duration.ofSeconds(quick ? 1 : 3);
        this.rounds = quick ? 3 : 5;
    }

    /** A page, as the site delivers it and, where there is anything to compare, nginx. */
    private record Page(String name, Contender site, Optional<Contender> nginx) {

        Stream<Contender> contenders() {
            return Stream.concat(Stream.of(site), nginx.stream());
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(args));
        var quick = words.remove("--quick");
        var named = words.indexOf("--java");
        var options = named < 0 ? Node.OPTIONS : List.of(words.remove(named + 1).split(" "));
        words.remove("--java");
        var report = new Report("How fast pages are delivered", "src/bench/run " + String.join(" ", args));
        new Run(options, quick).measure(report);
        report.write(words.isEmpty() ? Path.of("target/bench.md") : Path.of(words.getFirst()));
    }

    private void measure(Report report) throws IOException, InterruptedException {
        var statements = statementsOfRenderedArticle();
        var kept = keptPages();
        fight(kept, warming);
        // Started only now: its compiler is at work long after it has rendered something.
        var rendered = renderedPages();
        fight(rendered, warming.multipliedBy(LONGER_WHERE_RENDERED));
        var pages = Stream.concat(kept.stream(), rendered.stream()).toList();
        report.line("The site is the jar, run with `" + String.join(" ", options) + "`; nginx " + Nginx.version()
                + " serves the same bytes by gzip_static, with two workers.");
        report.line("wrk keeps " + Contender.MANY
                + " connections busy from the same processors, and one where pages are rendered. Medians of "
                + rounds + " rounds of " + time.toSeconds() + " s, of the ratios too;");
        report.line("µs are processor time of the server for a request, p50 and p99 are ms until the answer.");
        report.line("");
        show(report, pages);
        report.line("");
        report.line("A rendered article takes %d SQL statements.".formatted(statements));
    }

    private void fight(List<Page> pages, Duration warming) throws IOException, InterruptedException {
        for (var page : pages) {
            page.site().warm(warming);
        }
        for (var round = 0; round < rounds; round++) {
            for (var contender : pages.stream().flatMap(Page::contenders).toList()) {
                contender.fight(time);
            }
        }
    }

    private List<Page> keptPages() throws IOException, InterruptedException {
        var keeping = node("keeping");
        var nginx = Nginx.start(workplace);
        var article = kept("article", keeping, Node.SAMPLE, nginx);
        return List.of(
                article,
                new Page(
                        "article, not compressed",
                        plain(article.site()),
                        article.nginx().map(Run::plain)),
                askedAgain("article, not modified", article),
                kept("front page", keeping, "/", nginx),
                kept("article as of an instant", keeping, AS_OF, nginx),
                kept("history of the article", keeping, HISTORY, nginx));
    }

    private List<Page> renderedPages() throws IOException, InterruptedException {
        var rendering = node("rendering", Node.KEEP_NOTHING);
        return List.of(
                renderedInTurn(rendering),
                rendered("article, rendered for one reader", rendering, Node.SAMPLE),
                rendered("front page, rendered", rendering, "/"),
                rendered("article as of an instant, rendered", rendering, AS_OF),
                rendered("history of the article, rendered", rendering, HISTORY));
    }

    private Node node(String name, String... settings) throws IOException, InterruptedException {
        var jar = Stream.concat(options.stream(), Stream.of("-jar", Node.JAR.toString()));
        return Node.start(workplace, workplace.folder(name), jar.toList(), settings);
    }

    private static Page kept(String name, Node node, String path, Nginx nginx)
            throws IOException, InterruptedException {
        var site = new Contender(node.process(), node.address().resolve(path), Contender.GZIP);
        var plain = plain(site).ask().body();
        var compressed = site.ask().body();
        var rival = new Contender(nginx.process(), nginx.keep(name, plain, compressed), Contender.GZIP);
        if (!Arrays.equals(rival.ask().body(), compressed)) {
            throw new IllegalStateException("nginx serves other bytes at " + rival.address());
        }
        return new Page(name, site, Optional.of(rival));
    }

    private static Contender plain(Contender contender) {
        return new Contender(contender.server(), contender.address());
    }

    private static Page askedAgain(String name, Page page) throws IOException, InterruptedException {
        var nginx = page.nginx().orElseThrow();
        return new Page(name, page.site().askingAgain(), Optional.of(nginx.askingAgain()));
    }

    private static Page rendered(String name, Node node, String path) throws IOException, InterruptedException {
        var site = new Contender(node.process(), node.address().resolve(path), Contender.GZIP).oneByOne();
        site.mustAnswer(200);
        return new Page(name, site, Optional.empty());
    }

    /** So many like the sample that none of these readers gets what another asks for at the same time. */
    private static Page renderedInTurn(Node node) throws IOException, InterruptedException {
        var editor = new Editor(node);
        for (var story = 1; story <= STORIES; story++) {
            editor.copy(COPY + story);
        }
        var address = node.address().resolve("/articles/" + COPY + "*");
        var site = new Contender(node.process(), address, Contender.GZIP).inTurn(new Contender.Numbers(1, STORIES));
        return new Page("articles in turn, rendered for eight readers", site, Optional.empty());
    }

    private static void show(Report report, List<Page> pages) {
        report.head("page", "req/s", "nginx", "×", "µs", "nginx", "×", "p50", "nginx", "×", "p99", "nginx", "×");
        for (var page : pages) {
            var numbers =
                    Stream.<ToDoubleFunction<Load>>of(Load::perSecond, Load::processor, Load::median, Load::slowest);
            report.row(Stream.concat(Stream.of(page.name()), numbers.flatMap(number -> compared(page, number)))
                    .toArray(String[]::new));
        }
    }

    private static Stream<String> compared(Page page, ToDoubleFunction<Load> number) {
        var site = Report.number(page.site().median(number));
        return page.nginx()
                .map(nginx -> Stream.of(
                        site,
                        Report.number(nginx.median(number)),
                        Report.number(page.site().ratio(number, nginx))))
                .orElse(Stream.of(site, "", ""));
    }

    /** Asks H2, which writes every statement into its trace, what one page of many takes. */
    private long statementsOfRenderedArticle() throws IOException, InterruptedException {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        var tracing =
                "--spring.datasource.url=" + settings.getProperty("spring.datasource.url") + ";TRACE_LEVEL_FILE=2";
        var pages = 100;
        try (var node = node("traced", Node.KEEP_NOTHING[0], Node.KEEP_NOTHING[1], tracing)) {
            var trace = node.folder().resolve("data/backgrounder.trace.db");
            var article = new Contender(node.process(), node.address().resolve(Node.SAMPLE));
            article.mustAnswer(200);
            var before = statementsIn(trace);
            for (var page = 0; page < pages; page++) {
                article.ask();
            }
            return Math.round((statementsIn(trace) - before) / (double) pages);
        }
    }

    private static long statementsIn(Path trace) throws IOException {
        try (var lines = Files.lines(trace)) {
            return lines.filter(line -> line.startsWith("/*SQL") && !line.endsWith("COMMIT;"))
                    .count();
        }
    }
}
