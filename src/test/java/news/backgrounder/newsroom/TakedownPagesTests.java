package news.backgrounder.newsroom;

import static news.backgrounder.newsroom.Forms.event;
import static news.backgrounder.newsroom.Forms.explainer;
import static news.backgrounder.newsroom.Forms.story;
import static news.backgrounder.newsroom.Forms.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willThrow;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import news.backgrounder.article.ArticleId;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:takedown;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "backgrounder.sample=false",
            "backgrounder.admin.name=ann",
            "backgrounder.admin.password=correct horse battery"
        })
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class TakedownPagesTests {

    private static final RequestPostProcessor ANN = user("ann").roles("ADMINISTRATOR");

    @Autowired
    private MockMvcTester site;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Editions editions;

    @MockitoSpyBean
    private Parts parts;

    private final ArticleId id = ArticleId.next();
    private final String address = "/admin/articles/" + id;
    private final String name = "Doe" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    @BeforeEach
    void aStory() {
        newsroom.publish(
                id,
                story(
                        "John " + name + " held",
                        explainer("Why " + name + "?", "Who is John " + name + "?"),
                        timeline("War of " + name, event("2011", "War begins"))),
                "ann",
                Instant.parse("2026-03-01T09:00:00Z"));
    }

    private MvcTestResult get(String path) {
        return site.get().uri(address + path).with(ANN).exchange();
    }

    private MvcTestResult post(String path, Map<String, ?> fields) {
        return post(path, fields, ANN);
    }

    private MvcTestResult post(String path, Map<String, ?> fields, RequestPostProcessor who) {
        var request = site.post().uri(address + path).with(who).with(csrf());
        fields.forEach((field, value) ->
                request.param(field, value instanceof String[] many ? many : new String[] {(String) value}));
        return request.exchange();
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private String[] partsOf(Document page) {
        return page.select("[name=parts]").eachAttr("value").toArray(String[]::new);
    }

    private boolean isSeen() {
        return editions.newest(id.subject()).orElseThrow() instanceof Edition;
    }

    @Nested
    class Withdrawal {

        @Test
        void thePageNamesWhatReadersSeeAndWhatWillHappen() {
            var page = page(get("/withdrawal"));

            assertThat(page.select("label").eachText())
                    .contains("The article: John " + name + " held", "The explainer: Why " + name + "?");
            assertThat(page.select("[name=parts][checked]")).isEmpty();
            assertThat(page.select(".consequences").text()).contains("for good");
        }

        @Test
        void isDoneOnceAndTheFormSaysSo() {
            var chosen = partsOf(page(get("/withdrawal")));
            var sent = Map.of("parts", chosen, "reason", "It named a witness.");

            assertThat(post("/withdrawals", sent))
                    .hasStatus3xxRedirection()
                    .redirectedUrl()
                    .isEqualTo(address);
            assertThat(isSeen()).isFalse();
            assertThat(post("/withdrawals", sent).getMvcResult().getFlashMap().get("notice"))
                    .isEqualTo("Withdrawn already: article, explainer, timeline.");

            var form = page(get(""));
            assertThat(form.select(".state-line .state").eachText()).containsOnly("withdrawn");
            assertThat(form.select(".withdrawn").eachText()).hasSize(3).allMatch(text -> text.contains("witness"));
            assertThat(form.select("[name=again]").eachAttr("value"))
                    .containsExactly("article", "explainer", "timeline");
            assertThat(form.select("label[for=again-explainer]").text())
                    .startsWith("Publish the explainer again (withdrawn ");
            var desk = page(site.get().uri("/admin").with(ANN).exchange());
            assertThat(desk.select("tr:contains(" + name + ") .state").eachText())
                    .hasSize(3)
                    .containsOnly("withdrawn");
            assertThat(desk.select("tr:contains(" + name + ") td a").eachText()).containsOnly("Tombstone");
            assertThat(page(get("/withdrawal")).text()).contains("there is nothing to withdraw");
        }

        @Test
        void aProblemKeepsWhatWasTyped() {
            var chosen = partsOf(page(get("/withdrawal")));
            var nothing = post("/withdrawals", Map.of("reason", "Typed & <kept>"));
            var noReason = post("/withdrawals", Map.of("parts", chosen));

            assertThat(nothing).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(page(nothing).selectFirst("[name=reason]").attr("value")).isEqualTo("Typed & <kept>");
            assertThat(page(noReason).select("[name=parts][checked]")).hasSize(3);
            assertThat(page(noReason).select(".problems a").eachText())
                    .containsExactly("Reason for readers: Tell readers why.");
            assertThat(isSeen()).isTrue();
        }

        @Test
        void whatWasTypedWhenTheSessionEndedIsShownAndNotDone() {
            var chosen = partsOf(page(get("/withdrawal")));
            var page = page(post("/withdrawal/draft", Map.of("parts", chosen, "reason", "Typed.")));

            assertThat(page.selectFirst("[name=reason]").attr("value")).isEqualTo("Typed.");
            assertThat(page.select("[name=parts][checked]")).hasSize(3);
            assertThat(isSeen()).isTrue();
        }

        @Test
        void whereTheDatabaseIsAwayAllTypedStays() {
            willThrow(new DataAccessResourceFailureException("secret"))
                    .given(parts)
                    .of(any());

            var answer = post("/withdrawals", Map.of("parts", "article:x/1", "reason", "Typed."));

            assertThat(answer).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(answer).bodyText().contains("article:x/1", "Typed.").doesNotContain("secret");
        }

        @Test
        void theFormIsLeftOnlyWhereNothingWouldBeLost() {
            var typed = post("/withdrawal", Map.of("article.headline", "Typed & <kept>"));
            assertThat(typed).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(page(typed).selectFirst("[name=article.headline]").attr("value"))
                    .isEqualTo("Typed & <kept>");
            var saved = newsroom.open(id).orElseThrow();
            var untouched = Map.ofEntries(
                    Map.entry("article.headline", saved.article().headline()),
                    Map.entry("article.standfirst", saved.article().standfirst()),
                    Map.entry("article.section", saved.article().section()),
                    Map.entry("article.kicker", saved.article().kicker()),
                    Map.entry("article.byline", saved.article().byline()),
                    Map.entry("article.dateline", saved.article().dateline()),
                    Map.entry("article.body", saved.article().body()),
                    Map.entry("explainer.title", saved.explainer().title()),
                    Map.entry(
                            "explainer.questions[0].question",
                            saved.explainer().questions().getFirst().question()),
                    Map.entry(
                            "explainer.questions[0].answer",
                            saved.explainer().questions().getFirst().answer()),
                    Map.entry("timeline.conflict", saved.timeline().conflict()),
                    Map.entry("timeline.events[0].when", "2011"),
                    Map.entry("timeline.events[0].headline", "War begins"),
                    Map.entry("timeline.events[0].text", "Text."),
                    Map.entry("timeline.events[0].place", "Aleppo"),
                    Map.entry("timeline.events[0].source", "SOHR https://example.org/report"));
            assertThat(post("/withdrawal", untouched)).redirectedUrl().isEqualTo(address + "/withdrawal");
            assertThat(post("/redaction", untouched)).redirectedUrl().isEqualTo(address + "/redaction");
        }

        @Test
        void needsATokenAndALogin() {
            assertThat(site.post()
                            .uri(address + "/withdrawals")
                            .with(ANN)
                            .param("reason", "x")
                            .exchange())
                    .hasForwardedUrl("/admin/login/again");
            assertThat(site.get().uri(address + "/withdrawal").exchange()).hasStatus3xxRedirection();
            assertThat(isSeen()).isTrue();
        }
    }

    @Nested
    class Redaction {

        private Map<String, Object> request() {
            var page = page(get("/redaction"));
            return Map.of("words", "John " + name + "\n" + name, "parts", partsOf(page), "reason", "For his safety.");
        }

        private Map<String, Object> with(Map<String, Object> request, String field, String value) {
            var more = new java.util.HashMap<>(request);
            more.put(field, value);
            return more;
        }

        private Map<String, Object> lookedAt() {
            var request = request();
            var page = page(post("/redaction/places", request));
            return with(request, "looked", page.selectFirst("[name=looked]").attr("value"));
        }

        @Test
        void firstShowsThePlacesAndDoesNothing() {
            var page = page(post("/redaction/places", request()));

            assertThat(page.select(".found h2").eachText())
                    .containsExactly(
                            "The article: 4 times in 1 edition and the working copy",
                            "The explainer: 8 times in 1 edition and the working copy",
                            "The timeline: 4 times in 1 edition and the working copy");
            assertThat(page.select(".passages mark").eachText()).contains("John " + name);
            assertThat(page.select(".passages .hint").eachText()).contains("edition 1; working copy");
            assertThat(editions.current(id.subject(), ArticleBody.class)
                            .orElseThrow()
                            .body()
                            .headline())
                    .contains(name);
            assertThat(post("/redaction/places", request()).getResponse().getHeader("Cache-Control"))
                    .contains("no-store");
        }

        @Test
        void isDoneWithTheOwnPasswordAndLeavesTheWordsNowhere(CapturedOutput output) throws Exception {
            var answer = post("/redactions", with(lookedAt(), "password", "correct horse battery"));

            assertThat(answer).redirectedUrl().isEqualTo(address);
            assertThat((String) answer.getMvcResult().getFlashMap().get("notice"))
                    .startsWith("Redacted for good: article, 4 times in 1 edition and the working copy; explainer, ")
                    .endsWith("Readers are told: “For his safety.”")
                    .doesNotContainIgnoringCase(name);
            var session = answer.getRequest().getSession();
            session.getAttributeNames()
                    .asIterator()
                    .forEachRemaining(attribute -> assertThat(String.valueOf(session.getAttribute(attribute)))
                            .doesNotContainIgnoringCase(name));
            assertThat(output.getAll())
                    .contains("ann redacted article:" + id + ": 1 editions, the working copy.")
                    .doesNotContainIgnoringCase(name)
                    .doesNotContain("safety", "horse");
            var headline = editions.current(id.subject(), ArticleBody.class)
                    .orElseThrow()
                    .body();
            assertThat(headline.headline()).isEqualTo("[redacted] held");
            for (var path : new String[] {"", "/preview", "/withdrawal", "/redaction"}) {
                assertThat(get(path).getResponse().getContentAsString()).doesNotContainIgnoringCase(name);
            }
            for (var path : new String[] {"/admin", "/", "/articles/" + headline.slug()}) {
                assertThat(site.get().uri(path).with(ANN).exchange()).bodyText().doesNotContainIgnoringCase(name);
            }
        }

        @Test
        void aWrongPasswordDoesNothingAndKeepsAllButItself() throws Exception {
            for (var wrong : new String[] {"wrong guess", "", "x".repeat(100_000)}) {
                var answer = post("/redactions", with(lookedAt(), "password", wrong));

                assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                var page = page(answer);
                assertThat(page.select("#password-problem").text())
                        .contains(wrong.isEmpty() ? "Type your password." : "not your password");
                assertThat(page.selectFirst("#password").hasAttr("value")).isFalse();
                assertThat(page.html()).doesNotContain("wrong guess");
                assertThat(page.selectFirst("[name=words]").wholeText()).endsWith("John " + name + "\n" + name);
                assertThat(page.selectFirst("[name=reason]").attr("value")).isEqualTo("For his safety.");
                assertThat(page.select("[name=parts][checked]")).hasSize(3);
            }
            assertThat(newsroom.open(id).orElseThrow().article().headline()).contains(name);
        }

        @Test
        void nothingIsTakenOutThatWasNotLookedAt() {
            var other = with(with(lookedAt(), "words", "held"), "password", "correct horse battery");

            assertThat(post("/redactions", other)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(page(post("/redactions", other)).select(".problems").text())
                    .contains("not looked yet");
            assertThat(newsroom.open(id).orElseThrow().article().headline()).contains("held");
        }

        @Test
        void somebodyElsesPasswordIsNotTheirOwn() {
            var bob = user("bob").roles("EDITOR");

            assertThat(post("/redactions", with(lookedAt(), "password", "correct horse battery"), bob))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }

        @Test
        void onlyEditorsAndAdministratorsMay() {
            var writer = user("ann").roles("WRITER");
            assertThat(site.get().uri(address + "/redaction").with(writer)).hasStatus(403);
            assertThat(post("/redaction/places", Map.of("words", name), writer)).hasStatus(403);
            assertThat(post("/redactions", Map.of("words", name), writer)).hasStatus(403);
            assertThat(site.get().uri(address + "/redaction").with(user("bob").roles("EDITOR")))
                    .hasStatusOk();
        }

        @Test
        void withoutATokenNeitherWordsNorPasswordAreCarriedAnywhere() throws Exception {
            for (var path : new String[] {"/redactions", "/redaction/places"}) {
                var answer = site.post()
                        .uri(address + path)
                        .with(ANN)
                        .param("words", name)
                        .param("password", "correct horse battery")
                        .exchange();

                assertThat(answer).redirectedUrl().isEqualTo("/admin/login?over");
                assertThat(answer.getResponse().getContentAsString()).doesNotContain(name, "horse");
            }
        }

        @Test
        void whereTheDatabaseIsAwayAllTypedStaysButThePassword() {
            willThrow(new DataAccessResourceFailureException("secret"))
                    .given(parts)
                    .of(any());

            var answer = post(
                    "/redaction/places",
                    Map.of("words", name, "parts", "article:x", "reason", "Why.", "password", "typed password"));

            assertThat(answer).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(answer)
                    .bodyText()
                    .contains(name, "article:x", "Why.")
                    .doesNotContain("secret", "typed password");
        }
    }

    @Test
    void whatIsSeriousOrPublishedAgainStaysChosen() {
        var fields = Map.of(
                "article.headline", "", "serious", "true", "again", new String[] {"article", "explainer", "nonsense"});
        for (var path : new String[] {"", "/editions", "/rows", "/preview"}) {
            var form = page(post(path, fields));
            assertThat(form.select("[name=serious][checked]")).as(path).hasSize(1);
            assertThat(form.select("[name=again]").eachAttr("value")).as(path).contains("article", "explainer");
        }
        var draft = "/admin/articles/" + ArticleId.next();
        var saved = site.post()
                .uri(draft)
                .with(ANN)
                .with(csrf())
                .param("article.headline", "Draft of " + name)
                .param("serious", "true")
                .param("again", "article", "timeline")
                .exchange();
        var reopened = page(site.get()
                .uri(draft)
                .with(ANN)
                .flashAttrs(saved.getMvcResult().getFlashMap())
                .exchange());
        assertThat(reopened.select("[name=serious][checked]")).hasSize(1);
        assertThat(reopened.select("[name=again]").eachAttr("value")).containsExactly("article", "timeline");
    }

    @Test
    void nothingIsTakenDownOfWhatNobodyBegan() {
        var nothing = "/admin/articles/" + ArticleId.next();
        assertThat(site.get().uri(nothing + "/withdrawal").with(ANN)).hasStatus(404);
        assertThat(site.get().uri(nothing + "/redaction").with(ANN)).hasStatus(404);
    }
}
