package news.backgrounder.reading;

import static news.backgrounder.edition.Samples.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import news.backgrounder.Engine;
import news.backgrounder.Seed;
import news.backgrounder.difference.RandomStories;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.Publication;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The page at an instant is the page that readers got at that instant. */
@ParameterizedClass
@EnumSource(Engine.class)
class PastTests {

    private static final int STEPS = 40;

    private final HttpClient client = HttpClient.newHttpClient();
    private final EditionLog log;
    private final Editions editions;
    private final TransactionTemplate transaction;
    private final String site;
    private final long seed = Seed.ofTests();
    private final Random random = new Random(seed);
    private final RandomStories stories = new RandomStories(random);
    private final SubjectId article = SubjectId.article(UUID.randomUUID());
    private final SubjectId other = SubjectId.article(UUID.randomUUID());
    private final List<SubjectId> explainers = List.of(explainer(), explainer());
    private final List<SubjectId> conflicts = List.of(conflict(), conflict());
    private final Map<SubjectId, Body> bodies = new HashMap<>();

    PastTests(Engine engine) {
        log = engine.bean(EditionLog.class);
        editions = engine.bean(Editions.class);
        transaction = new TransactionTemplate(engine.bean(PlatformTransactionManager.class));
        site = "http://localhost:" + engine.bean(Environment.class).getProperty("local.server.port");
    }

    private static SubjectId explainer() {
        return SubjectId.explainer(UUID.randomUUID());
    }

    private static SubjectId conflict() {
        return SubjectId.timeline(UUID.randomUUID());
    }

    @Test
    void thePageAtAnInstantIsWhatWasReadAtThatInstant() throws Exception {
        start();
        var rendered = new ArrayList<Map.Entry<Instant, Map<SubjectId, String>>>();
        for (var step = 0; step < STEPS; step++) {
            var at = change();
            rendered.add(Map.entry(at, read("")));
        }
        for (var i = 0; i < rendered.size(); i++) {
            var state = rendered.get(i);
            var next = i + 1 < rendered.size() ? rendered.get(i + 1).getKey() : Instant.now();
            var within =
                    state.getKey().plus(Duration.between(state.getKey(), next).dividedBy(2));
            for (var at : List.of(state.getKey(), within)) {
                assertThat(read("?at=" + at))
                        .as("seed %d, state %d at %s", seed, i, at)
                        .isEqualTo(state.getValue());
            }
        }
    }

    private void start() {
        explainers.forEach(it -> bodies.put(it, at(stories.explainer(), it)));
        conflicts.forEach(it -> bodies.put(it, at(stories.timeline(), it)));
        List.of(article, other).forEach(it -> bodies.put(it, referring(at(stories.article(), it))));
        publish(List.copyOf(bodies.keySet()));
    }

    @SuppressWarnings("unchecked")
    private static <B extends Body> B at(B body, SubjectId subject) {
        return (B) body.at("past-" + subject.value());
    }

    private ArticleBody referring(ArticleBody body) {
        return about(body, any(explainers), any(conflicts));
    }

    private <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private Instant change() {
        var changed = new ArrayList<SubjectId>();
        do {
            changed.clear();
            for (var subject : List.copyOf(bodies.keySet())) {
                if (random.nextInt(4) == 0) {
                    var body = edited(bodies.get(subject), subject);
                    if (!body.equals(bodies.get(subject))) {
                        bodies.put(subject, body);
                        changed.add(subject);
                    }
                }
            }
        } while (changed.isEmpty());
        return publish(changed);
    }

    private Body edited(Body body, SubjectId subject) {
        return switch (body) {
            case ArticleBody it -> {
                var edited = at(stories.edited(it), subject);
                yield random.nextInt(3) == 0 ? referring(edited) : about(edited, it.explainer(), it.conflict());
            }
            case ExplainerBody it -> at(stories.edited(it), subject);
            case TimelineBody it -> at(stories.edited(it), subject);
        };
    }

    private Instant publish(List<SubjectId> subjects) {
        return transaction.execute(_ -> {
            var at = log.lock(editions.head()
                    .map(head -> head.publishedAt().plusMillis(random.nextInt(5_000)))
                    .filter(Instant.now()::isAfter)
                    .orElse(Instant.now()));
            var change = any(List.of(Change.UPDATE, Change.CLARIFICATION, Change.CORRECTION, Change.CORRECTION));
            var publication = new Publication(change, random.nextBoolean(), "Note " + random.nextInt(), "ann", at);
            subjects.forEach(subject -> log.append(subject, bodies.get(subject), publication));
            return at;
        });
    }

    private Map<SubjectId, String> read(String query) throws IOException, InterruptedException {
        var pages = new HashMap<SubjectId, String>();
        for (var subject : List.of(article, explainers.getFirst(), conflicts.getFirst())) {
            pages.put(subject, withoutBanner(get(subject.kind().address("past-" + subject.value()) + query)));
        }
        return pages;
    }

    /** Only a page of now learns what becomes of it. */
    private static String withoutBanner(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(200);
        var page = Jsoup.parse(answer.body());
        page.select(".past, meta[name=robots], script[src]").remove();
        page.select("main").removeAttr("data-page").removeAttr("data-since");
        return page.html();
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(site + address)).build(), BodyHandlers.ofString());
    }
}
