package news.backgrounder.reading;

import static news.backgrounder.edition.Samples.about;
import static news.backgrounder.edition.Samples.article;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import news.backgrounder.Engine;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Importance;
import news.backgrounder.edition.Publication;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SurrogateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

class NewsControllerTests {

    private final EditionLog log = Engine.H2.bean(EditionLog.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(Engine.H2.bean(PlatformTransactionManager.class));
    private final MockMvcTester site = MockMvcTester.from((WebApplicationContext) Engine.H2.context());

    private final SubjectId article = Samples.someArticle();
    private final SubjectId explainer = Samples.explainerId();
    private final SubjectId conflict = SubjectId.timeline(UUID.randomUUID());
    private final String slug = "story-" + UUID.randomUUID();

    private long publish(Change change, SubjectId subject, Body body) {
        return in(() -> log.append(
                        subject, body, new Publication(change, false, "A note.", "ann", log.lock(Instant.now())))
                .orElseThrow()
                .sequence());
    }

    private <T> T in(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }

    private ArticleBody body(String headline) {
        return about(article(slug, headline), explainer, conflict);
    }

    private long published() {
        publish(Change.UPDATE, explainer, Samples.eruption());
        publish(Change.UPDATE, conflict, Samples.war());
        return publish(Change.UPDATE, article, body("Aleppo"));
    }

    private String address(long since) {
        return "/articles/" + slug + "/news?since=" + since;
    }

    @Test
    void aPageAsItIsHasNoNews() {
        var since = published();

        assertThat(site.get().uri(address(since)))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{'sequence': %d, 'lines': [], 'show': 'Show it', 'later': 'Later'}"
                        .formatted(since)
                        .replace('\'', '"'));
    }

    @Test
    void allThatStandsOnThePageIsSummedUp() {
        var since = published();
        publish(Change.CORRECTION, article, body("Aleppo falls"));
        var last = publish(
                Change.UPDATE,
                conflict,
                Samples.timeline(Samples.event("2024-12-01", "Towns near Hama", Importance.ORDINARY)));

        assertThat(site.get().uri(address(since))).bodyJson().satisfies(json -> {
            assertThat(json).extractingPath("sequence").isEqualTo((int) last);
            assertThat(json).extractingPath("lines[*].kind").isEqualTo(List.of("corrected", "added", "removed"));
            assertThat(json)
                    .extractingPath("lines[*].words")
                    .isEqualTo(List.of("Corrected: headline.", "New: 1 event.", "Removed: 2 events."));
        });
    }

    @Test
    void itIsKeptUnderEverythingThatDecidesIt() {
        var since = published();
        var other = Samples.explainerId();
        publish(Change.UPDATE, other, Samples.eruption());
        publish(Change.UPDATE, article, about(article(slug, "Aleppo"), other, conflict));

        assertThat(site.get().uri(address(since)))
                .hasHeader(
                        SurrogateKey.HEADER,
                        SurrogateKey.header(List.of(
                                SurrogateKey.of(article),
                                SurrogateKey.of(explainer),
                                SurrogateKey.of(conflict),
                                SurrogateKey.of(other))));
    }

    @Test
    void thatAPageIsGoneIsNews() {
        var since = published();
        in(() -> log.withdraw(article, "It named a witness.", "ann", Instant.now()));

        assertThat(site.get().uri(address(since)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("lines[*].words")
                .isEqualTo(List.of("Withdrawn: this article."));
    }

    @Test
    void anOldAddressLeadsOn() {
        var since = published();
        publish(Change.UPDATE, article, about(article(slug + "-moved", "Aleppo"), explainer, conflict));

        assertThat(site.get().uri(address(since)))
                .hasStatus(301)
                .hasHeader("Location", "/articles/" + slug + "-moved/news?since=" + since)
                .headers()
                .containsHeader(SurrogateKey.HEADER);
    }

    @Test
    void ofATimeBeforeItsFirstEditionAPageHasNoNews() {
        var before = publish(Change.UPDATE, Samples.someArticle(), Samples.aleppo());
        published();

        assertThat(site.get().uri(address(before))).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?since=", "?since=0", "?since=-1", "?since=x", "?since=99999999999999999999"})
    void whatIsNoSequenceIsNoAddress(String query) {
        published();

        assertThat(site.get().uri("/articles/" + slug + "/news" + query)).hasStatus(404);
    }
}
