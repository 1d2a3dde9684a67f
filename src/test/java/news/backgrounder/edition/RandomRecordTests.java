package news.backgrounder.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import news.backgrounder.Engine;
import news.backgrounder.Seed;
import news.backgrounder.difference.RandomStories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ArrayNode;

/** Whatever newsrooms publish, withdraw and redact, in whatever order: what is exported after each step is sound. */
@ParameterizedClass
@EnumSource(Engine.class)
class RandomRecordTests {

    private static final int STEPS = 40;
    private static final int ALL = 10_000;
    private static final List<String> WORDS =
            List.of("Aleppo", "rebels", "the army", "Syria's", "مدينة", "大马士革", "naïve", "note");

    private final EditionLog log;
    private final Export export;
    private final Editions editions;
    private final TransactionTemplate transaction;
    private final long seed = Seed.ofTests();
    private final Random random = new Random(seed);
    private final RandomStories stories = new RandomStories(random);
    private final Map<SubjectId, Body> bodies = new LinkedHashMap<>();

    RandomRecordTests(Engine engine) {
        log = engine.bean(EditionLog.class);
        export = engine.bean(Export.class);
        editions = engine.bean(Editions.class);
        transaction = new TransactionTemplate(engine.bean(PlatformTransactionManager.class));
    }

    @Test
    void everyHistoryIsSoundAfterEveryStep() {
        add(SubjectId.article(UUID.randomUUID()), stories.article());
        add(SubjectId.article(UUID.randomUUID()), stories.article());
        add(SubjectId.explainer(UUID.randomUUID()), stories.explainer());
        add(SubjectId.timeline(UUID.randomUUID()), stories.timeline());
        transaction.executeWithoutResult(_ -> bodies.forEach((subject, body) ->
                log.append(subject, body, new Publication(Change.UPDATE, false, "", "ann", Instant.now()))));
        var done = new ArrayList<String>();
        for (var step = 0; step < STEPS; step++) {
            done.add(transaction.execute(_ -> step()));
            var lines = lines();
            var told = "seed %d, %s".formatted(seed, done);
            assertThat(verdict(lines).words()).as(told).startsWith("Sound: %d entries".formatted(lines.size()));
            assertThat(verdict(withoutSomeText(lines)).isSound()).as(told).isFalse();
            assertThat(lists(editions)).as(told).isEqualTo(lists(editions.upTo(lines.size())));
            for (var article : editions.latest(SubjectKind.ARTICLE, ArticleBody.class, ALL)) {
                var around = around(article);
                assertThat(editions.around(article, ALL)).as(told).isEqualTo(around);
                assertThat(editions.upTo(lines.size()).around(article, ALL))
                        .as(told)
                        .isEqualTo(around);
            }
        }
    }

    /** All lists: those of now are kept beside the log, those of any entry are read from it. */
    private List<?> lists(Editions editions) {
        return Stream.concat(
                        Stream.of(SubjectKind.values()).map(kind -> editions.latest(kind, kind.bodyType(), ALL)),
                        bodies.keySet().stream().map(shown -> editions.latestArticles(shown, ALL)))
                .toList();
    }

    /** What stands around an article, asked for one by one. */
    private Surroundings around(Edition<ArticleBody> article) {
        var shown = article.body().references();
        var subjects =
                Stream.concat(shown.stream(), Stream.of(article.subject())).toList();
        return new Surroundings(
                editions.newest(shown),
                editions.corrections(subjects),
                editions.moreOnTheConflict(article.subject(), article.body(), ALL));
    }

    /** Leaves and enters lists as it goes. */
    private Body edited(Body body) {
        var edited = stories.edited(body);
        return edited instanceof ArticleBody article
                ? Samples.about(article, any(SubjectKind.EXPLAINER), any(SubjectKind.TIMELINE))
                : edited;
    }

    private @Nullable SubjectId any(SubjectKind kind) {
        return bodies.keySet().stream()
                .filter(subject -> subject.kind() == kind && random.nextInt(4) > 0)
                .findFirst()
                .orElse(null);
    }

    private void add(SubjectId subject, Body body) {
        bodies.put(subject, body.at("random-" + UUID.randomUUID()));
    }

    private String step() {
        var subject = List.copyOf(bodies.keySet()).get(random.nextInt(bodies.size()));
        var at = Instant.now();
        switch (random.nextInt(10)) {
            case 0 -> {
                log.withdraw(subject, stories.line(), "ann", at);
                return "withdraw " + subject;
            }
            case 1, 2 -> {
                var words = WORDS.get(random.nextInt(WORDS.size()));
                log.redact(subject, new RedactedWords(List.of(words), List.of("random")), stories.line(), "ann", at);
                return "redact “%s” in %s".formatted(words, subject);
            }
            default -> {
                var body = edited(bodies.get(subject));
                bodies.put(subject, body);
                var change = random.nextBoolean() ? Change.UPDATE : Change.CORRECTION;
                log.append(subject, body, new Publication(change, random.nextBoolean(), stories.line(), "ann", at));
                return "publish " + subject;
            }
        }
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        export.write(lines::add);
        return lines;
    }

    /** The record without a part of some text that no redaction has made. */
    private List<String> withoutSomeText(List<String> lines) {
        var ordinary = lines.stream()
                .filter(line -> !line.contains("\"change\":\"redaction\"") && !line.endsWith("\"text\":[]}"))
                .toList();
        var line = ordinary.get(random.nextInt(ordinary.size()));
        var tree = EntryText.JSON.readTree(line);
        var text = (ArrayNode) tree.path("text");
        text.remove(random.nextInt(text.size()));
        var less = new ArrayList<>(lines);
        less.set(lines.indexOf(line), CanonicalJson.text(tree));
        return less;
    }

    private static Verification.Verdict verdict(List<String> lines) {
        try {
            return Verification.of(new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
