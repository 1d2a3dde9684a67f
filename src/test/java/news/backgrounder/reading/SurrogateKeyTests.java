package news.backgrounder.reading;

import static java.util.stream.Collectors.toMap;
import static news.backgrounder.edition.Samples.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import news.backgrounder.Engine;
import news.backgrounder.Seed;
import news.backgrounder.difference.RandomStories;
import news.backgrounder.edition.Appended;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Head;
import news.backgrounder.edition.LogTail;
import news.backgrounder.edition.Publication;
import news.backgrounder.edition.RedactedWords;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SurrogateKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Whoever keeps a page until an entry of the log touches one of its keys never has an old one. */
@ParameterizedClass
@EnumSource(Engine.class)
class SurrogateKeyTests {

    private static final int STEPS = 40;
    private static final int PAGES = 60;

    private final EditionLog log;
    private final Editions editions;
    private final LogTail tail;
    private final TransactionTemplate transaction;
    private final MockMvcTester site;
    private final long seed = Seed.ofTests();
    private final Random random = new Random(seed);
    private final RandomStories stories = new RandomStories(random);
    private final List<SubjectId> articles = some(SubjectId::article);
    private final List<SubjectId> explainers = some(SubjectId::explainer);
    private final List<SubjectId> conflicts = some(SubjectId::timeline);
    private final Map<SubjectId, Body> bodies = new LinkedHashMap<>();
    private final Set<String> addresses = new LinkedHashSet<>(List.of("/", "/corrections", "/record"));
    private final List<Instant> instants = new ArrayList<>();

    SurrogateKeyTests(Engine engine) {
        log = engine.bean(EditionLog.class);
        editions = engine.bean(Editions.class);
        tail = engine.bean(LogTail.class);
        transaction = new TransactionTemplate(engine.bean(PlatformTransactionManager.class));
        site = MockMvcTester.from((WebApplicationContext) engine.context());
    }

    private static List<SubjectId> some(Function<UUID, SubjectId> kind) {
        return Stream.generate(UUID::randomUUID).map(kind).limit(2).toList();
    }

    /** All that readers can tell one answer from another by, and what it says that it shows. */
    private record Answer(
            int status,
            List<?> headers,
            String body,
            @Nullable Set<String> keys) {

        boolean differsFrom(Answer other) {
            return status != other.status || !headers.equals(other.headers) || !body.equals(other.body);
        }

        boolean isTouchedBy(Appended entry) {
            return keys == null
                    || entry.touched().stream().map(SurrogateKey::value).anyMatch(keys::contains);
        }
    }

    @Test
    void whateverAnEntryChangesItTouches() {
        articles.forEach(it -> bodies.put(it, at(stories.article(), it)));
        explainers.forEach(it -> bodies.put(it, at(stories.explainer(), it)));
        conflicts.forEach(it -> bodies.put(it, at(stories.timeline(), it)));
        var done = new ArrayList<String>();
        var changed = 0;
        for (var step = 0; step < STEPS; step++) {
            var before = answers(someOf(addresses));
            var end = editions.head().map(Head::sequence).orElse(0L);
            done.add(in(this::step));
            for (var entry : tail.after(end, 10)) {
                instants.add(entry.publishedAt());
                addresses.addAll(addressesOf(entry.subject()));
            }
            var touched = tail.after(end, 10);
            var after = answers(before.keySet());
            for (var address : before.keySet()) {
                var was = before.get(address);
                if (was.differsFrom(after.get(address))) {
                    changed++;
                    assertThat(touched)
                            .as("seed %d, %s with %s after %s", seed, address, was.keys, done)
                            .anyMatch(was::isTouchedBy);
                }
                if (was.status != 404) {
                    assertThat(was.keys).as(address).isNotNull();
                }
            }
        }
        assertThat(changed).as("seed %d", seed).isGreaterThan(STEPS);
    }

    private <B extends Body> B at(B body, SubjectId subject) {
        var slug = "keys-" + (random.nextInt(3) == 0 ? "moved-" : "") + subject.value();
        @SuppressWarnings("unchecked")
        var moved = (B) body.at(slug);
        return moved;
    }

    private String step() {
        var subject = any(List.copyOf(bodies.keySet()));
        var at = log.lock(Instant.now());
        switch (random.nextInt(10)) {
            case 0 -> {
                log.withdraw(subject, stories.line(), "ann", at);
                return "withdraw " + subject;
            }
            case 1 -> {
                var words = new RedactedWords(List.of(any(List.of("Aleppo", "army", "moved"))), List.of("moved"));
                log.redact(subject, words, stories.line(), "ann", at);
                return "redact " + subject;
            }
            default -> {
                var body = edited(bodies.get(subject), subject);
                bodies.put(subject, body);
                var change = any(List.of(Change.UPDATE, Change.CLARIFICATION, Change.CORRECTION));
                log.append(subject, body, new Publication(change, random.nextBoolean(), stories.line(), "ann", at));
                return change + " " + subject;
            }
        }
    }

    private Body edited(Body body, SubjectId subject) {
        var edited = at(stories.edited(body), subject);
        return edited instanceof ArticleBody article
                ? random.nextInt(3) == 0
                        ? about(article, any(explainers), any(conflicts))
                        : about(article, ((ArticleBody) body).explainer(), ((ArticleBody) body).conflict())
                : edited;
    }

    private <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private <T> T in(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }

    /** All that readers can ask of a subject, at each of the addresses that it has, or has had. */
    private List<String> addressesOf(SubjectId subject) {
        var newest = editions.newest(subject).orElseThrow();
        var slugs = Stream.concat(
                Stream.of("keys-" + subject.value(), "keys-moved-" + subject.value()),
                Editions.ifEdition(newest).map(edition -> edition.body().slug()).stream());
        var at = any(instants);
        var n = newest.number();
        var rests = List.of(
                "",
                "?order=oldest",
                "?at=" + at,
                "?at=" + instants.getFirst(),
                "/timemap",
                "/history",
                "/history?before=2",
                "/history/" + n,
                "/history/" + (n + 1),
                "/history/" + n + "/changes",
                "/history/" + n + "/changes?since=1",
                "/history/compare?since=1&number=" + n);
        return slugs.map(subject.kind()::address)
                .flatMap(address -> rests.stream().map(address::concat))
                .toList();
    }

    private List<String> someOf(Collection<String> all) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(PAGES, shuffled.size()));
    }

    private Map<String, Answer> answers(Collection<String> addresses) {
        return addresses.stream().collect(toMap(address -> address, this::answer));
    }

    private Answer answer(String address) {
        var response = site.get().uri(URI.create(address)).exchange().getResponse();
        var keys = response.getHeader(SurrogateKey.HEADER);
        try {
            return new Answer(
                    response.getStatus(),
                    Stream.of(HttpHeaders.LOCATION, HttpHeaders.LINK, "Memento-Datetime")
                            .map(response::getHeaders)
                            .toList(),
                    response.getContentAsString(),
                    keys == null ? null : Set.of(keys.split(" ")));
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPageIsNotTouchedByWhatItDoesNotShow() {
        var article = Samples.someArticle();
        var conflict = conflicts.getFirst();
        publish(conflict, Samples.war());
        var body = about(Samples.aleppo(), explainers.getFirst(), conflict);
        publish(article, body);
        var page = answer(article.kind().address(body.slug()));

        assertThat(page.isTouchedBy(publish(Samples.someArticle(), Samples.aleppo())))
                .isFalse();
        assertThat(page.isTouchedBy(publish(conflicts.getLast(), Samples.war())))
                .isFalse();
        assertThat(page.isTouchedBy(publish(conflict, Samples.war()))).isTrue();
    }

    private Appended publish(SubjectId subject, Body body) {
        var end = editions.head().map(Head::sequence).orElse(0L);
        in(() -> log.append(subject, body, Samples.update(Instant.now())).orElseThrow());
        return tail.after(end, 1).getFirst();
    }
}
