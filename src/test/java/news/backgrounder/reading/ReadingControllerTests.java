package news.backgrounder.reading;

import static news.backgrounder.edition.Importance.KEY;
import static news.backgrounder.edition.Importance.ORDINARY;
import static news.backgrounder.edition.Samples.FIRST_OF_DECEMBER;
import static news.backgrounder.edition.Samples.about;
import static news.backgrounder.edition.Samples.article;
import static news.backgrounder.edition.Samples.eruption;
import static news.backgrounder.edition.Samples.event;
import static news.backgrounder.edition.Samples.someArticle;
import static news.backgrounder.edition.Samples.update;
import static news.backgrounder.edition.Samples.war;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.Picture;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:reading;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "backgrounder.address=https://news.example",
            "backgrounder.sample=false"
        })
@AutoConfigureMockMvc
class ReadingControllerTests {

    private final SubjectId explainer = SubjectId.explainer(UUID.randomUUID());
    private final SubjectId conflict = SubjectId.timeline(UUID.randomUUID());
    private final String slug = "aleppo-" + UUID.randomUUID();

    @Autowired
    private MockMvcTester site;

    @Autowired
    private EditionLog log;

    @Autowired
    private PlatformTransactionManager transactions;

    private <B extends Body> Edition<B> publish(SubjectId subject, B body) {
        return new TransactionTemplate(transactions)
                .execute(_ ->
                        log.append(subject, body, update(FIRST_OF_DECEMBER)).orElseThrow());
    }

    private Document page(String address) {
        var answer =
                site.get().uri(address).header(HttpHeaders.HOST, "evil.example").exchange();
        assertThat(answer).hasStatusOk();
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anArticleStandsWithItsExplainerAndItsTimeline() {
        var questions = publish(explainer, eruption()).body();
        var events = publish(conflict, war()).body();
        publish(someArticle(), about(article(slug, "Most of <Aleppo> taken"), explainer, conflict));
        publish(someArticle(), about(article(slug + "-2", "Another story"), explainer, conflict));

        var page = page("/articles/" + slug);

        assertThat(page.selectFirst("h1").text()).isEqualTo("Most of <Aleppo> taken");
        assertThat(page.select("script:not([type=application/ld+json])").eachAttr("src"))
                .singleElement()
                .asString()
                .matches("/scripts/live-[0-9a-f]{12}\\.js");
        for (var question : questions.questions()) {
            assertThat(page.selectFirst("#question-" + question.id() + " h3").text())
                    .isEqualTo(question.question());
        }
        assertThat(page.selectFirst(".answer em").text()).isEqualTo("Assad");
        for (var event : events.events()) {
            assertThat(page.selectFirst("#event-" + event.id()).text())
                    .contains(event.headline(), "key event", "Aleppo", "SOHR");
        }
        assertThat(page.selectFirst("#event-" + events.events().getFirst().id() + " time")
                        .attr("datetime"))
                .isEqualTo("2011");
        assertThat(page.select(".more a").eachText()).containsExactly("Another story");
    }

    @Test
    void absoluteLinksComeFromTheSettingsAndNeverFromTheRequest() {
        publish(someArticle(), article(slug, "Headline"));

        var page = page("/articles/" + slug);

        assertThat(page.selectFirst("link[rel=canonical]").attr("href"))
                .isEqualTo("https://news.example/articles/" + slug);
        assertThat(page.html()).doesNotContain("evil.example");
    }

    @Test
    void aLeadPictureStandsInItsPlaceWithItsWords() {
        publish(
                someArticle(),
                new ArticleBody(
                        slug,
                        "",
                        "",
                        "Headline",
                        "",
                        "",
                        "",
                        "Text",
                        new Picture("/pictures/a.webp", "A street", "Aleppo on Sunday", "Desk", 800, 600),
                        null,
                        null));

        var figure = page("/articles/" + slug).selectFirst("figure");

        assertThat(figure.selectFirst("img").attr("alt")).isEqualTo("A street");
        assertThat(figure.selectFirst("figcaption").text()).contains("Aleppo on Sunday", "Desk");
    }

    @Test
    void anExplainerAndAConflictHavePagesOfTheirOwn() {
        var questions = publish(explainer, eruption()).body();
        var events = publish(conflict, war()).body();
        publish(someArticle(), about(article(slug, "Headline"), explainer, conflict));

        assertThat(page("/explainers/" + questions.slug())
                        .select("h2.question-text")
                        .eachText())
                .containsExactlyElementsOf(questions.questions().stream()
                        .map(ExplainerBody.Question::question)
                        .toList());
        assertThat(page("/conflicts/" + events.slug()).select(".event-headline").eachText())
                .containsExactly("Aleppo retaken", "War begins");
        assertThat(page("/conflicts/" + events.slug() + "?order=oldest")
                        .select(".event-headline")
                        .eachText())
                .containsExactly("War begins", "Aleppo retaken");
        assertThat(page("/conflicts/" + events.slug()).select(".more a").eachText())
                .containsExactly("Headline");
    }

    @Test
    void theFrontPageLeadsWithWhatMovedLast() {
        publish(someArticle(), article(slug, "Earlier"));
        publish(someArticle(), article(slug + "-2", "Later"));

        var page = page("/");

        assertThat(page.selectFirst(".lead a").text()).isEqualTo("Later");
        assertThat(page.select(".front-section a").eachText()).contains("Earlier");
    }

    @Test
    void aMovedArticleIsFoundFromItsOldAddress() {
        var subject = someArticle();
        publish(subject, article(slug, "Headline"));
        publish(subject, article(slug + "-moved", "Headline"));

        assertThat(site.get().uri("/articles/" + slug)).hasStatus(301).hasRedirectedUrl("/articles/" + slug + "-moved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/articles/unknown", "/explainers/unknown", "/conflicts/unknown", "/nothing", "/articles/a'--"})
    void whatIsNotThereIsNotThere(String address) {
        assertThat(site.get().uri(address)).hasStatus(404);
    }

    @Test
    void aLongTimelineStandsBesideItsArticleWithEveryEventOnce() {
        var events = IntStream.range(1850, 2000)
                .mapToObj(year -> event(String.valueOf(year), "In " + year, year % 10 == 0 ? KEY : ORDINARY))
                .toList();
        publish(conflict, new TimelineBody(slug, "War", events));
        publish(someArticle(), about(article(slug, "Headline"), explainer, conflict));

        var page = page("/articles/" + slug);

        assertThat(page.select(".event").eachAttr("id"))
                .containsExactlyElementsOf(
                        events.stream().map(event -> "event-" + event.id()).toList());
        assertThat(page.select("details .event")).hasSize(117);
        assertThat(page.selectFirst("summary").text()).isEqualTo("9 more events, 1851 to 1859");
    }

    @Test
    void anExplainerThatWasNeverPublishedAndAnEmptyTimelineAreLeftOut() {
        publish(conflict, new TimelineBody(slug, "War", List.of()));
        publish(someArticle(), about(article(slug, "Headline"), explainer, conflict));

        var page = page("/articles/" + slug);

        assertThat(page.selectFirst("#explainer")).isNull();
        assertThat(page.selectFirst("#timeline"))
                .as("a timeline without events")
                .isNull();
    }
}
