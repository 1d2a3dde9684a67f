package news.backgrounder.reading;

import static news.backgrounder.edition.Samples.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import news.backgrounder.Engine;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.Importance;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.Publication;
import news.backgrounder.edition.RedactedWords;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What readers can see of how a story came to be what it is. */
class HistoryTests {

    private static final List<String> PARAGRAPHS = List.of(
            "The first paragraph is about the city.",
            "Government forces retook it in 2015 after a long siege, several agencies reported.",
            "The third paragraph is about the road south.",
            "The last paragraph looks ahead.");

    private final EditionLog log = Engine.H2.bean(EditionLog.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(Engine.H2.bean(PlatformTransactionManager.class));
    private final MockMvcTester site = MockMvcTester.from((WebApplicationContext) Engine.H2.context());

    private final SubjectId article = Samples.someArticle();
    private final SubjectId explainer = Samples.explainerId();
    private final SubjectId conflict = SubjectId.timeline(UUID.randomUUID());
    private final String slug = "story-" + UUID.randomUUID();
    private final ItemId who = ItemId.next();
    private final ItemId why = ItemId.next();
    private final TimelineBody.Event taken = Samples.event("2024-11-30", "Most of Aleppo taken", Importance.KEY);

    private ArticleBody body(String headline, List<String> paragraphs) {
        return about(
                new ArticleBody(
                        slug,
                        "World",
                        "Syria",
                        headline,
                        "What is known.",
                        "By the desk",
                        "Aleppo",
                        String.join("\n\n", paragraphs),
                        null,
                        null,
                        null),
                explainer,
                conflict);
    }

    private ExplainerBody explainer(boolean turned, String answer) {
        var first = new ExplainerBody.Question(who, "Who is fighting?", answer);
        var second = new ExplainerBody.Question(why, "Why now?", "Allies are stretched.");
        return new ExplainerBody(
                "explainer-" + slug, "New eruption", turned ? List.of(second, first) : List.of(first, second));
    }

    private TimelineBody timeline(TimelineBody.Event... events) {
        return new TimelineBody("war-" + slug, "Civil war", List.of(events));
    }

    private Instant publish(Change change, boolean serious, String note, SubjectId subject, Body body) {
        return in(() -> {
            var at = log.lock(Instant.now());
            log.append(subject, body, new Publication(change, serious, note, "ann", at))
                    .orElseThrow();
            return at;
        });
    }

    private <T> T in(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }

    private Instant first() {
        publish(Change.UPDATE, false, "", explainer, explainer(false, "HTS leads."));
        publish(Change.UPDATE, false, "", conflict, timeline(taken));
        return publish(Change.UPDATE, false, "", article, body("Most of Aleppo taken", PARAGRAPHS));
    }

    private Instant corrected(boolean serious) {
        var paragraphs =
                PARAGRAPHS.stream().map(it -> it.replace("2015", "2016")).toList();
        return publish(
                Change.CORRECTION, serious, "The year was wrong.", article, body("Most of Aleppo taken", paragraphs));
    }

    private MvcTestResult get(String address) {
        return site.get().uri(address).exchange();
    }

    private Document page(String address) {
        return page(get(address), 200);
    }

    private static Document page(MvcTestResult answer, int status) {
        assertThat(answer).hasStatus(status);
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private String address() {
        return "/articles/" + slug;
    }

    @Nested
    class OfEditions {

        @Test
        void everyEditionIsListedWithWhatItTouched() {
            first();
            corrected(false);
            publish(Change.UPDATE, false, "More is known.", article, body("Aleppo taken", List.of("New.")));

            var rows = page(address() + "/history").select(".edition");

            assertThat(rows).hasSize(3);
            assertThat(rows.get(0).text()).contains("Edition 3", "Update", "More is known.", "headline; text");
            assertThat(rows.get(1).text()).contains("Edition 2", "Correction", "The year was wrong.", "Touched: text");
            assertThat(rows.get(2).text())
                    .contains("Edition 1", "First edition")
                    .doesNotContain("Touched");
            assertThat(page(address()).selectFirst(".times a").text()).isEqualTo("3 editions, the last an update");
        }

        @Test
        void movedQuestionsAndEventsAreShownAsMoved() {
            publish(Change.UPDATE, false, "", explainer, explainer(false, "HTS leads."));
            publish(Change.UPDATE, false, "", explainer, explainer(true, "HTS leads."));

            var changes = page("/explainers/explainer-" + slug + "/history/2/changes");

            assertThat(changes.select(".difference").eachText())
                    .singleElement()
                    .asString()
                    .contains("moved from place");
            assertThat(changes.select("ins, del")).isEmpty();
            assertThat(page("/explainers/explainer-" + slug + "/history").text())
                    .contains("moved");
        }

        @Test
        void changesAreToldByWordAndUnchangedTextIsFolded() {
            first();
            corrected(false);

            var changes = page(address() + "/history/2/changes");

            assertThat(changes.select("del").eachText()).containsExactly("[removed: 2015 ]");
            assertThat(changes.select("ins").eachText()).containsExactly("[added: 2016 ]");
            assertThat(changes.select(".unchanged").eachText())
                    .containsExactly("One paragraph unchanged", "2 paragraphs unchanged");
            assertThat(changes.text()).doesNotContain("road south");
            assertThat(changes.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        }

        @Test
        void anyTwoEditionsCanBeCompared() {
            first();
            corrected(false);
            publish(Change.UPDATE, false, "", article, body("Aleppo taken", PARAGRAPHS));

            assertThat(get(address() + "/history/compare?since=1&number=3"))
                    .hasStatus(302)
                    .hasRedirectedUrl(address() + "/history/3/changes?since=1");
            var changes = page(address() + "/history/3/changes?since=1");
            assertThat(changes.select(".difference-label").eachText()).containsExactly("Headline changed");
            assertThat(page(address() + "/history/1/changes?since=3")
                            .selectFirst(".kicker")
                            .text())
                    .isEqualTo("From edition 1 to edition 3");
            assertThat(get(address() + "/history/4/changes")).hasStatus(404);
            assertThat(get(address() + "/history/3/changes?since=9")).hasStatus(404);
        }

        @Test
        void anOldEditionIsWholeMarkedAndNotForSearchEngines() {
            first();
            corrected(false);

            var old = page(address() + "/history/1");

            assertThat(old.text()).contains("retook it in 2015");
            assertThat(old.selectFirst(".past").text()).contains("Edition 1 of this page");
            assertThat(old.select(".past a").eachAttr("href")).contains(address() + "/history/2", address());
            assertThat(old.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
            assertThat(old.select("link[rel=canonical]").attr("href")).endsWith(address());
            assertThat(get(address() + "/history/3")).hasStatus(404);
            assertThat(get(address() + "/history/0")).hasStatus(404);
        }
    }

    @Nested
    class OfCorrections {

        @Test
        void aCorrectionStandsAtItsWordsThroughLaterEditions() {
            first();
            corrected(false);
            publish(
                    Change.UPDATE,
                    false,
                    "",
                    article,
                    body(
                            "Most of Aleppo taken",
                            List.of(
                                    "A new opening.",
                                    PARAGRAPHS.get(0),
                                    PARAGRAPHS.get(1).replace("2015", "2016").replace("several", "most"),
                                    PARAGRAPHS.get(2))));

            var mark = page(address()).selectFirst(".story-text .correction-mark");

            assertThat(mark.previousElementSibling().text()).startsWith("Government forces retook it in 2016");
            assertThat(mark.text()).contains("The year was wrong.", "[removed: 2015 ]", "[added: 2016 ]");
            assertThat(page(address()).select(".serious")).isEmpty();
        }

        @Test
        void aSeriousOneIsToldBeforeAnythingElse() {
            first();
            corrected(true);

            var told = page(address()).selectFirst(".story-head .serious");

            assertThat(told.text()).contains("Correction", "The year was wrong.");
            assertThat(page(address()).select(told.selectFirst("a").attr("href")))
                    .hasSize(1);
        }

        @Test
        void machinesAreToldAsWell() {
            first();
            corrected(false);

            var told = JsonMapper.shared()
                    .readTree(page(address()).selectFirst("script").data())
                    .path("correction")
                    .path(0);

            // In one order: the page must be the same on every node.
            assertThat(told.propertyNames()).containsExactly("@type", "datePublished", "text", "url");
            assertThat(told.path("@type").asString()).isEqualTo("CorrectionComment");
            assertThat(told.path("text").asString()).isEqualTo("The year was wrong. Text: “2015” now reads “2016”.");
            assertThat(Instant.parse(told.path("datePublished").asString())).isNotNull();
        }

        @Test
        void theWholeSiteListsThem() {
            first();
            corrected(false);
            publish(Change.CORRECTION, false, "Not HTS alone.", explainer, explainer(false, "HTS and others."));

            var list = page("/corrections").select(".edition");

            assertThat(list.get(0).text()).contains("New eruption", "Not HTS alone.", "[added:");
            assertThat(list.get(1).text()).contains("Most of Aleppo taken", "The year was wrong.", "2016");
        }

        @Test
        void answersAndEventsCarryTheirOwn() {
            first();
            publish(Change.CORRECTION, false, "Not HTS alone.", explainer, explainer(true, "HTS and others."));
            var event = new TimelineBody.Event(
                    taken.id(),
                    taken.when(),
                    "Aleppo taken",
                    taken.text(),
                    "Idlib",
                    taken.sources(),
                    taken.importance());
            publish(Change.CORRECTION, false, "It was Idlib.", conflict, timeline(event));

            var page = page(address());

            assertThat(page.selectFirst("#question-" + who + " .correction-mark")
                            .text())
                    .contains("Not HTS alone.");
            assertThat(page.selectFirst("#event-" + taken.id() + " .correction-mark")
                            .text())
                    .contains("It was Idlib.", "[removed: Aleppo ]");
            assertThat(page.select("#corrections li")).hasSize(2);
        }
    }

    @Nested
    class OfThePast {

        @Test
        void thePageStandsAsItStoodWithAllThatWasOnItThen() {
            var published = first();
            publish(Change.UPDATE, false, "", explainer, explainer(false, "Many lead."));
            corrected(false);

            var past = page(address() + "?at=" + published);

            assertThat(past.text()).contains("retook it in 2015", "HTS leads.").doesNotContain("Many lead.");
            assertThat(past.selectFirst(".past").text()).contains("as it stood on");
            assertThat(past.select(".past a[rel=next]")).hasSize(1);
            assertThat(past.select(".past a[rel=prev]")).isEmpty();
            assertThat(past.select(".correction-mark")).isEmpty();
        }

        @Test
        void beforeItsFirstEditionThereWasNothingAndNobodyKnowsTheFuture() {
            var published = first();

            assertThat(page(get(address() + "?at=" + published.minusSeconds(1)), 404)
                            .text())
                    .contains("Not published yet at that time", "first published");
            assertThat(get(address() + "?at=" + Instant.now().plus(Duration.ofHours(1))))
                    .hasStatus(404);
            assertThat(get(address() + "?at=yesterday")).hasStatus(404);
            assertThat(get(address() + "?at=-999999999-01-01T00:00:00Z")).hasStatus(404);
        }

        @Test
        void anInstantMayBeWrittenInAnyZone() {
            var published = first();
            var local = published.plusSeconds(1).atOffset(ZoneOffset.ofHours(2));
            assertThat(site.get()
                            .uri(URI.create(address() + "?at="
                                    + local.minusSeconds(1).toString().replace("+", "%2B")))
                            .exchange())
                    .hasStatus(200);
        }

        @Test
        void mementoClientsAreLedToTheStateTheyAskFor() {
            var published = first();
            var correctedAt = corrected(false);

            var current = get(address());
            assertThat(current.getResponse().getHeaders(HttpHeaders.VARY)).contains("Accept-Datetime");
            assertThat(current.getResponse().getHeader("Memento-Datetime")).isNull();
            var negotiated = site.get()
                    .uri(address())
                    .header("Accept-Datetime", Mementos.date(published.minusSeconds(3600)))
                    .exchange();
            assertThat(negotiated).hasStatus(302).hasRedirectedUrl(address() + "?at=" + published);
            var memento = get(address() + "?at=" + published);
            assertThat(memento.getResponse().getHeader("Memento-Datetime")).isEqualTo(Mementos.date(published));
            assertThat(memento.getResponse().getHeader(HttpHeaders.LINK))
                    .contains(
                            "rel=\"original timegate\"",
                            "rel=\"timemap\"",
                            "?at=" + published + ">;rel=\"first memento\"",
                            "?at=" + correctedAt + ">;rel=\"next last memento\"");
            assertThat(site.get()
                            .uri(address())
                            .header("Accept-Datetime", "soon")
                            .exchange())
                    .hasStatus(400);
        }

        @Test
        void theTimeMapListsEveryState() throws UnsupportedEncodingException {
            var published = first();
            var answered = publish(Change.UPDATE, false, "", explainer, explainer(false, "Many lead."));
            var correctedAt = corrected(false);

            var map = get(address() + "/timemap");

            assertThat(map.getResponse().getContentType()).isEqualTo("application/link-format");
            assertThat(map.getResponse().getContentAsString().lines().filter(line -> line.contains("memento")))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("?at=" + published, "first memento"),
                            line -> assertThat(line).contains("?at=" + answered, "rel=\"memento\""),
                            line -> assertThat(line).contains("?at=" + correctedAt, "last memento"));
        }

        @Test
        void aStateIsCitedByItsAddressAndTheDigestOfTheRecord() {
            var published = first();
            var then = page(address());
            corrected(false);

            var cited = then.selectFirst(".cite");

            assertThat(cited.selectFirst("a").attr("href")).endsWith(address() + "?at=" + published);
            assertThat(cited.selectFirst("code").text()).hasSize(43);
            assertThat(page(address() + "?at=" + published).selectFirst(".cite").text())
                    .isEqualTo(cited.text());
            assertThat(page(address()).selectFirst(".cite").text()).isNotEqualTo(cited.text());
        }
    }

    @Nested
    class OfWhatIsGone {

        @Test
        void aWithdrawnArticleIsATombstoneEverywhere() {
            var published = first();
            corrected(false);
            in(() -> log.withdraw(article, "It named a <witness>.", "ann", log.lock(Instant.now())));

            for (var rest : List.of("", "?at=" + published, "/history", "/history/1", "/history/2/changes", "?at=x")) {
                var gone = page(get(address() + rest), 410);
                assertThat(gone.text())
                        .as(rest)
                        .contains("It named a <witness>.")
                        .doesNotContain("Aleppo", "2015", "2016");
                assertThat(gone.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
            }
            assertThat(get(address() + "/timemap")).hasStatus(410);
            assertThat(page("/conflicts/war-" + slug).select(".more")).isEmpty();
            assertThat(page("/corrections").text()).doesNotContain(slug);
        }

        @Test
        void whatShowsAWithdrawnSubjectSaysSo() {
            var published = first();
            in(() -> log.withdraw(explainer, "It was mistaken.", "ann", log.lock(Instant.now())));
            in(() -> log.withdraw(conflict, "It is being checked.", "ann", log.lock(Instant.now())));

            for (var address : List.of(address(), address() + "?at=" + published, address() + "/history/1")) {
                var page = page(address);
                assertThat(page.selectFirst("#explainer").text()).contains("Withdrawn on", "It was mistaken.");
                assertThat(page.selectFirst("#timeline").text()).contains("Withdrawn on", "It is being checked.");
                assertThat(page.text()).doesNotContain("HTS leads.");
            }
        }

        @Test
        void whatIsPublishedAgainSaysThatItWasWithdrawn() {
            var published = first();
            in(() -> log.withdraw(article, "It named a witness.", "ann", log.lock(Instant.now())));
            publish(Change.UPDATE, false, "Without the name.", article, body("A city taken", List.of("Text.")));

            assertThat(page(address()).text()).contains("A city taken", "Published again: Without the name.");
            assertThat(page(get(address() + "?at=" + published), 410).text()).contains("It named a witness.");
            assertThat(page(get(address() + "/history/1"), 410).text()).contains("It named a witness.");
            assertThat(page(address() + "/history").text())
                    .contains("Published again", "Withdrawal", "Its text was destroyed");
            assertThat(text(get(address() + "/timemap"))).doesNotContain("?at=" + published);
        }

        @Test
        void redactedWordsAreMarkedInEveryEdition() {
            var published = first();
            corrected(false);
            var words = new RedactedWords(List.of("several agencies"), List.of());
            in(() -> log.redact(article, words, "For their safety.", "ann", log.lock(Instant.now()), _ -> false));

            for (var rest :
                    List.of("", "?at=" + published, "/history/1", "/history/2", "/history", "/history/3/changes")) {
                assertThat(page(address() + rest).text()).as(rest).doesNotContain("several agencies");
            }
            assertThat(page(address() + "/history/1").text()).contains("a long siege, [redacted] reported");
            assertThat(page(address() + "/history").text()).contains("Redaction", "For their safety.");
        }
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    /** Two addresses that held the same words become two: nothing of one article leads to the other. */
    @Test
    void redactedAddressesAreNotMixedUp() {
        var marker = "n" + UUID.randomUUID().toString().replace("-", "");
        var redactedSlugs = new ArrayList<String>();
        for (var name : List.of("a" + marker, "b" + marker)) {
            var subject = Samples.someArticle();
            publish(Change.UPDATE, false, "", subject, Samples.article(name + "-" + marker + "-arrested", "One"));
            publish(
                    Change.CORRECTION,
                    false,
                    "Wrong.",
                    subject,
                    Samples.article(name + "-" + marker + "-arrested", "Two"));
            var words = new RedactedWords(List.of(name), List.of(name));
            in(() -> log.redact(subject, words, "Safety.", "ann", log.lock(Instant.now())));
            redactedSlugs.add(Engine.H2
                    .bean(Editions.class)
                    .current(subject, ArticleBody.class)
                    .orElseThrow()
                    .body()
                    .slug());
        }
        var second = "/articles/" + redactedSlugs.getLast();

        assertThat(redactedSlugs).doesNotHaveDuplicates();
        for (var old : List.of(second + "/history/1", second + "/history/2", second)) {
            assertThat(page(old).select("link[rel=canonical]").attr("href"))
                    .as(old)
                    .endsWith(second);
        }
        assertThat(page("/corrections").selectFirst(".edition a").attr("href")).isEqualTo(second);
    }

    @Test
    void anOldAddressTakesNothingOfAStrangersQueryAlong() {
        first();
        publish(Change.UPDATE, false, "", article, body("Headline", PARAGRAPHS).at(slug + "-2"));

        assertThat(site.get()
                        .uri(URI.create(address() + "/history/2/changes?since=%7Bx%7D"))
                        .exchange())
                .hasStatus(301)
                .hasRedirectedUrl(address() + "-2/history/2/changes?since=1");
    }

    @Test
    void aMovedAddressLeadsOnWithAllThatWasAsked() {
        var published = first();
        publish(Change.UPDATE, false, "", article, body("Headline", PARAGRAPHS).at(slug + "-2"));

        assertThat(get(address())).hasStatus(301).hasRedirectedUrl(address() + "-2");
        assertThat(get(address() + "?at=" + published))
                .hasStatus(301)
                .hasRedirectedUrl(address() + "-2?at=" + published);
        assertThat(get(address() + "/history")).hasStatus(301).hasRedirectedUrl(address() + "-2/history");
        assertThat(get(address() + "/history/1")).hasStatus(301).hasRedirectedUrl(address() + "-2/history/1");
        assertThat(get(address() + "/timemap")).hasStatus(301).hasRedirectedUrl(address() + "-2/timemap");
    }
}
