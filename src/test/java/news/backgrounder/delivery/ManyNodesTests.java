package news.backgrounder.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A site of many parts: a primary database and its replica, two nodes that publish, one that only reads, from the
 * replica, and Varnish in front of the first two. From test to test it loses more of them.
 */
@TestMethodOrder(OrderAnnotation.class)
class ManyNodesTests {

    private static final Duration AT_EVERY_NODE_WITHIN = Duration.ofSeconds(1);
    private static final Duration AT_THE_EDGE_WITHIN = Duration.ofSeconds(5);

    private static final String KEPT = "/articles/kept";
    private static final String WITHDRAWN = "/articles/withdrawn";
    private static final String REDACTED = "/articles/redacted";
    private static final String SECRET = "Wolverhampton";

    /** Which the edge has while it holds the secret, and which nobody asks for again until all nodes are dead. */
    private static final List<String> LEFT_ALONE = List.of(WITHDRAWN + "/history/1", REDACTED + "/history/1");

    @TempDir
    private static Path folder;

    private static final List<AutoCloseable> running = new ArrayList<>();

    private static Postgres databases;
    private static Node one;
    private static Node two;
    private static Node reading;
    private static Http edge;
    private static String kept;
    private static String withdrawn;
    private static String redacted;
    private static int edition;

    @BeforeAll
    static void start() throws Exception {
        Varnish.require();
        databases = add(Postgres.start(folder));
        var port = Ports.free();
        var primary = Postgres.url(databases.primary());
        one = startNode("one", primary, port);
        two = startNode("two", primary, port);
        var varnish = add(Varnish.start(
                folder, port, one.address().getPort(), two.address().getPort()));
        edge = new Http(varnish.address().getPort());
        reading = startNode("reading", Postgres.url(databases.replica()), port, "--backgrounder.newsroom=false");
        for (var node : List.of(one, two, reading)) {
            node.awaitReady();
        }
        var editor = Editor.logIn(one.address());
        kept = editor.publish(story("kept", "Bridge opens"));
        withdrawn = editor.publish(story("withdrawn", "Fire in " + SECRET));
        redacted = editor.publish(story("redacted", "Trial of a man from " + SECRET));
    }

    private static Node startNode(String name, String database, int edge, String... settings) throws IOException {
        var all = Stream.concat(
                Stream.of(
                        "--spring.datasource.url=" + database,
                        "--backgrounder.admin.name=" + Editor.NAME,
                        "--backgrounder.admin.password=" + Editor.PASSWORD,
                        "--backgrounder.delivery.shared-max-age=1d",
                        "--backgrounder.edge.caches[0].address=http://127.0.0.1:" + edge + "/"),
                Stream.of(settings));
        return add(Node.start(folder.resolve(name), Ports.free(), all.toArray(String[]::new)));
    }

    private static <T extends AutoCloseable> T add(T part) {
        running.add(part);
        return part;
    }

    @AfterAll
    static void stop() throws Exception {
        for (var part : running.reversed()) {
            part.close();
        }
    }

    private static Map<String, String> story(String slug, String headline) {
        return Map.of(
                "article.headline",
                headline,
                "article.section",
                "World",
                "article.slug",
                slug,
                "article.body",
                headline + ".",
                "explainer.title",
                headline + ", explained",
                "explainer.questions[0].question",
                "What is it?",
                "explainer.questions[0].answer",
                headline + ".",
                "timeline.conflict",
                "The story of: " + headline,
                "timeline.events[0].when",
                "2024-12-01",
                "timeline.events[0].headline",
                headline);
    }

    private static Http at(Node node) {
        return new Http(node.address().getPort());
    }

    private static String publishAnother(Editor editor) throws IOException {
        var headline = "Bridge opens, edition " + ++edition;
        editor.update(kept, Map.of("article.headline", headline));
        return headline;
    }

    /** How long after a moment a page has a text, which it then keeps. */
    private static Duration delay(Http site, String text, long since) throws InterruptedException {
        while (!site.get(KEPT).text().contains(text)) {
            assertThat(passed(since)).as("without “%s” at %s", text, site).isLessThan(Duration.ofSeconds(20));
            Thread.sleep(10);
        }
        var delay = passed(since);
        for (var i = 0; i < 5; i++) {
            assertThat(site.get(KEPT).text()).contains(text);
        }
        return delay;
    }

    /** A busy machine may hold up one of them, but not most. */
    private static void assertInTime(List<Duration> atNodes, List<Duration> atEdge) {
        assertThat(atNodes.stream().sorted().toList().get(atNodes.size() / 2))
                .as("the median of %s", atNodes)
                .isLessThan(AT_EVERY_NODE_WITHIN);
        assertThat(atNodes).allMatch(delay -> delay.compareTo(AT_THE_EDGE_WITHIN) < 0);
        assertThat(atEdge).allMatch(delay -> delay.compareTo(AT_THE_EDGE_WITHIN) < 0);
    }

    private static Duration passed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static List<String> pages(String article) {
        return Stream.of("/", "/corrections", "/record", article, article + "/history")
                .toList();
    }

    @Test
    @Order(1)
    void anEditionIsSeenEverywhereInTime() throws Exception {
        var editor = Editor.logIn(one.address());
        var nodes = List.of(at(one), at(two), at(reading));
        var atNodes = new ArrayList<Duration>();
        var atEdge = new ArrayList<Duration>();
        for (var i = 0; i < 5; i++) {
            nodes.forEach(node -> node.get(KEPT));
            edge.get(KEPT);
            var headline = publishAnother(editor);
            var published = System.nanoTime();
            for (var node : nodes) {
                atNodes.add(delay(node, headline, published));
            }
            atEdge.add(delay(edge, headline, published));
        }

        assertInTime(atNodes, atEdge);
    }

    @Test
    @Order(2)
    void whatIsTakenAwayIsGoneEverywhere() throws Exception {
        var sites = List.of(at(one), at(two), at(reading), edge);
        for (var site : sites) {
            for (var article : List.of(WITHDRAWN, REDACTED)) {
                pages(article).forEach(site::get);
                assertThat(site.get(article).text()).contains(SECRET);
            }
        }
        LEFT_ALONE.forEach(page -> assertThat(edge.get(page).text()).contains(SECRET));

        var editor = Editor.logIn(one.address());
        editor.withdraw(withdrawn);
        editor.redact(redacted, SECRET);
        var done = System.nanoTime();

        var delays = new ArrayList<Duration>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var seen = sites.stream()
                    .map(site -> readers.submit(() -> lastSeenSecret(site, done)))
                    .toList();
            for (var last : seen) {
                delays.add(last.get());
            }
        }
        assertInTime(delays.subList(0, 3), delays.subList(3, 4));
        for (var site : sites) {
            assertThat(site.get(WITHDRAWN).status()).isEqualTo(410);
            assertThat(site.get(REDACTED).text()).contains("[redacted]");
        }
    }

    /** How long after a moment a page was the last to show what nobody may see any more. */
    private static Duration lastSeenSecret(Http site, long since) {
        var last = Duration.ZERO;
        for (var article : List.of(WITHDRAWN, REDACTED)) {
            for (var page : pages(article)) {
                while (site.get(page).text().contains(SECRET)) {
                    last = passed(since);
                    assertThat(last).as("%s at %s", page, site).isLessThan(Duration.ofSeconds(20));
                }
            }
        }
        return last;
    }

    @Test
    @Order(3)
    void theDeathOfANodeIsSeenByNobody() throws Exception {
        var addresses = List.of("/", KEPT, "/corrections", KEPT + "/history", REDACTED);
        var isOver = new AtomicBoolean();
        var statuses = new ConcurrentHashMap<Integer, AtomicInteger>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reader = 0; reader < 3; reader++) {
                readers.execute(() -> {
                    for (var i = 0; !isOver.get(); i++) {
                        // Every other is one that the edge has not yet.
                        var page = addresses.get(i % addresses.size()) + (i % 2 == 0 ? "?q=" + i : "");
                        statuses.computeIfAbsent(edge.get(page).status(), _ -> new AtomicInteger())
                                .incrementAndGet();
                    }
                });
            }
            await().until(() ->
                    statuses.values().stream().mapToInt(AtomicInteger::get).sum() > 100);
            one.close();
            // For so long nothing may happen.
            Thread.sleep(5000);
            isOver.set(true);
        }
        assertThat(statuses).containsOnlyKeys(200);

        var headline = publishAnother(Editor.logIn(two.address()));
        var published = System.nanoTime();
        assertInTime(
                List.of(delay(at(two), headline, published), delay(at(reading), headline, published)),
                List.of(delay(edge, headline, published)));
    }

    @Test
    @Order(4)
    void theDeathOfThePrimaryLeavesReadersTheirPages() throws Exception {
        databases.killPrimary();
        await().until(() -> at(two).get(KEPT + "?at=" + Instant.now()).status() == 503);

        for (var page : List.of("/", KEPT, REDACTED)) {
            assertThat(at(two).get(page).status())
                    .as("kept at a node: %s", page)
                    .isEqualTo(200);
        }
        for (var page : List.of("/", KEPT, KEPT + "/history/2", KEPT + "/history/3/changes")) {
            assertThat(at(reading).get(page).status())
                    .as("kept or not: %s", page)
                    .isEqualTo(200);
        }
        assertThat(edge.get(KEPT).text()).contains("edition " + edition);
    }

    @Test
    @Order(5)
    void theEdgeAloneShowsWhatWasPublishedAndNothingThatWasTakenAway() throws Exception {
        assertThat(edge.get(WITHDRAWN).status()).isEqualTo(410);
        two.close();
        reading.close();
        var start = System.nanoTime();

        do {
            assertThat(edge.get(KEPT).text()).contains("edition " + edition);
            assertThat(edge.get("/").status()).isEqualTo(200);
            assertThat(edge.get(WITHDRAWN).status()).isEqualTo(410);
            for (var page : LEFT_ALONE) {
                var answer = edge.get(page);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.text()).doesNotContain(SECRET);
            }
        } while (passed(start).toSeconds() < 5);
    }
}
