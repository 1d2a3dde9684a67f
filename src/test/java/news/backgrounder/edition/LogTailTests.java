package news.backgrounder.edition;

import static java.util.stream.Collectors.toSet;
import static news.backgrounder.edition.Samples.FIRST_OF_DECEMBER;
import static news.backgrounder.edition.Samples.about;
import static news.backgrounder.edition.Samples.aleppo;
import static news.backgrounder.edition.Samples.eruption;
import static news.backgrounder.edition.Samples.explainerId;
import static news.backgrounder.edition.Samples.someArticle;
import static news.backgrounder.edition.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import news.backgrounder.Engine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Engine.class)
class LogTailTests {

    private final EditionLog log;
    private final LogTail tail;
    private final Editions editions;
    private final TransactionTemplate transaction;
    private final SubjectId article = someArticle();
    private final SubjectId explainer = explainerId();
    private long before;

    LogTailTests(Engine engine) {
        log = engine.bean(EditionLog.class);
        tail = engine.bean(LogTail.class);
        editions = engine.bean(Editions.class);
        transaction = new TransactionTemplate(engine.bean(PlatformTransactionManager.class));
    }

    @BeforeEach
    void rememberTheEnd() {
        transaction.executeWithoutResult(_ -> log.append(explainer, eruption(), update(FIRST_OF_DECEMBER)));
        before = last();
    }

    private long last() {
        return editions.head().orElseThrow().sequence();
    }

    private void publish(Body body) {
        transaction.executeWithoutResult(
                _ -> log.append(article, body, update(FIRST_OF_DECEMBER)).orElseThrow());
    }

    private SubjectId war() {
        var subject = SubjectId.timeline(UUID.randomUUID());
        transaction.executeWithoutResult(_ ->
                log.append(subject, Samples.war(), update(FIRST_OF_DECEMBER)).orElseThrow());
        before = last();
        return subject;
    }

    private Set<SurrogateKey> keys(SubjectId... shown) {
        return Stream.concat(
                        Stream.of(SurrogateKey.RECORD, SurrogateKey.ARTICLES, SurrogateKey.of(article)),
                        Stream.of(shown).map(SurrogateKey::articlesOn))
                .collect(toSet());
    }

    @Test
    void givesWhatCameAfterInOrder() {
        publish(aleppo("One"));
        publish(aleppo("Two"));
        assertThat(tail.after(before, 10))
                .extracting(Appended::sequence, Appended::change)
                .containsExactly(tuple(before + 1, Change.FIRST), tuple(before + 2, Change.UPDATE));
        assertThat(tail.after(before + 1, 10)).hasSize(1);
        assertThat(tail.after(before, 1)).hasSize(1);
        assertThat(tail.after(before + 2, 10)).isEmpty();
        assertThat(last()).isEqualTo(before + 2);
    }

    @Test
    void tellsThisLogFromAnother() {
        publish(aleppo("One"));
        assertThat(tail.digestOf(last())).contains(editions.head().orElseThrow().digest());
        assertThat(tail.after(before, 1).getFirst().digest())
                .isEqualTo(editions.head().orElseThrow().digest());
        assertThat(tail.digestOf(last() + 1)).isEmpty();
    }

    @Test
    void touchesTheListsThatTheArticleStandsInAndThoseThatItLeft() {
        var syria = war();
        var ukraine = war();
        publish(about(aleppo(), explainer, syria));
        publish(about(aleppo(), explainer, ukraine));
        publish(aleppo("Moved"));
        publish(aleppo("Nowhere"));
        assertThat(tail.after(before, 10))
                .extracting(Appended::touched)
                .containsExactly(
                        keys(explainer, syria), keys(explainer, syria, ukraine), keys(explainer, ukraine), keys());
    }

    @Test
    void touchesTheListsOfWhatReadersHaveNeverSeen() {
        var unpublished = SubjectId.timeline(UUID.randomUUID());
        publish(about(aleppo(), explainer, unpublished));
        assertThat(tail.after(before, 10)).extracting(Appended::touched).containsExactly(keys(explainer, unpublished));
    }

    @Test
    void touchesAllThatATakenDownArticleEverStoodIn() {
        var syria = war();
        publish(about(aleppo(), explainer, syria));
        publish(aleppo("Two"));
        publish(aleppo("Three"));
        transaction.executeWithoutResult(
                _ -> log.withdraw(article, "It was wrong", "ann", Instant.now()).orElseThrow());
        var last = tail.after(before, 10).getLast();
        assertThat(last.takesAway()).isTrue();
        assertThat(last.touched()).contains(SurrogateKey.articlesOn(syria), SurrogateKey.CORRECTIONS);
    }
}
