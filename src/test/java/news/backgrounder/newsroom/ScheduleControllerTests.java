package news.backgrounder.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.UnsupportedEncodingException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import news.backgrounder.article.ArticleId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:schedule-controller;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "backgrounder.sample=false",
            "backgrounder.admin.password=correct horse battery"
        })
@AutoConfigureMockMvc
class ScheduleControllerTests {

    private static final String IN_TWO_HOURS = LocalDateTime.now(ZoneId.of("Europe/London"))
            .plusHours(2)
            .withSecond(0)
            .withNano(0)
            .toString();

    @Autowired
    private MockMvcTester site;

    private final String story = "/admin/articles/" + ArticleId.next();

    @BeforeEach
    void publishSomething() {
        assertThat(send("/editions", Map.of("article.headline", "Seen by readers")))
                .hasStatus3xxRedirection();
    }

    private MvcTestResult send(String deed, Map<String, String> typed) {
        var seen = page(story).select("[name=article.seen]").attr("value");
        var request = site.post()
                .uri(story + deed)
                .with(user("ann"))
                .with(csrf())
                .param("article.body", "Text.")
                .param("article.seen", seen)
                .param("article.slug", story.substring(story.length() - 36));
        typed.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult schedule(String headline, String goesLive) {
        return send(
                "/pending",
                Map.of(
                        "article.headline",
                        headline,
                        "goesLive",
                        goesLive,
                        "change",
                        "correction",
                        "note",
                        "It was wrong."));
    }

    private Document page(String address) {
        var answer = site.get().uri(address).with(user("ann")).exchange();
        return parsed(answer);
    }

    private static Document parsed(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private String reader(String path) {
        return parsed(site.get().uri(path).exchange()).text();
    }

    private String set() {
        return page(story).select(".scheduled a").attr("href");
    }

    @Test
    void aTimeThatDoesNotExistIsAProblemBesideItsFieldAndAllTypedStays() {
        var answer = schedule("Typed & kept", "2027-03-28T01:30");

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var form = parsed(answer);
        var field = form.selectFirst("[name=goesLive]");
        assertThat(field.attr("value")).isEqualTo("2027-03-28T01:30");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(form.getElementById("goesLive-problem").text()).contains("There is no 01:30", "Type 02:30");
        assertThat(form.select(".problems a[href=#goesLive]").text()).startsWith("Goes live at: ");
        assertThat(form.selectFirst("[name=article.headline]").attr("value")).isEqualTo("Typed & kept");
        assertThat(form.selectFirst("[name=note]").attr("value")).isEqualTo("It was wrong.");
    }

    @Test
    void ofATimeThatExistsTwiceOneIsChosenInTheForm() {
        var form = parsed(schedule("Twice", "2027-10-31T01:30"));

        assertThat(form.select("[name=goesLiveOffset] option").eachText())
                .containsExactly("Not chosen yet", "First (BST, UTC+1)", "Second (GMT, UTC+0)");
        assertThat(form.select(".problems a[href=#goesLiveOffset]").text()).contains("two times 01:30");
        assertThat(send(
                        "/pending",
                        Map.of(
                                "article.headline", "Twice",
                                "goesLive", "2027-10-31T01:30",
                                "goesLiveOffset", "+01:00",
                                "change", "update")))
                .hasStatus3xxRedirection();
        assertThat(page(story).select(".scheduled").text()).contains("31 October 2027, 01:30 BST (00:30 UTC)");
    }

    @Test
    void theTimeThatWasTypedStaysWhateverButtonIsPressed() {
        var form = parsed(
                send("/rows", Map.of("article.headline", "x", "goesLive", "2027-01-01T10:00", "arrange", "add-event")));

        assertThat(form.selectFirst("[name=goesLive]").attr("value")).isEqualTo("2027-01-01T10:00");
    }

    @Test
    void whatIsPendingIsShownToEditorsAndToNobodyElse() {
        assertThat(schedule("Embargoed words", IN_TWO_HOURS)).hasStatus3xxRedirection();

        var set = set();
        assertThat(page("/admin").select(".scheduled").text()).contains("Seen by readers", "Scheduled for", "headline");
        var shown = page(set);
        assertThat(shown.select("ins").text()).contains("Embargoed");
        assertThat(shown.text()).contains("It was wrong.", "correction", "made by ann");
        var preview = page(set + "/preview");
        assertThat(preview.select("h1").text()).isEqualTo("Embargoed words");
        assertThat(preview.select("meta[name=robots]").attr("content")).isEqualTo("noindex");

        var slug = story.substring(story.length() - 36);
        assertThat(reader("/articles/" + slug)).contains("Seen by readers").doesNotContain("Embargoed");
        assertThat(reader("/")).doesNotContain("Embargoed");
        assertThat(site.get().uri(set)).hasStatus3xxRedirection().hasRedirectedUrl("/admin/login");
        assertThat(site.get().uri(set + "/preview")).hasRedirectedUrl("/admin/login");
    }

    @Test
    void cancellingBringsTheTextBackIntoTheForm() {
        schedule("Scheduled words", IN_TWO_HOURS);
        var set = set();

        var answer = site.post()
                .uri(set + "/cancellation")
                .with(user("bob"))
                .with(csrf())
                .exchange();

        assertThat(answer).hasRedirectedUrl(story);
        assertThat(page(story).selectFirst("[name=article.headline]").attr("value"))
                .isEqualTo("Scheduled words");
        assertThat((Map<String, Object>) answer.getMvcResult().getFlashMap())
                .containsEntry("kept-change", "correction")
                .containsEntry("kept-note", "It was wrong.");
        assertThat(page(story).select(".scheduled")).isEmpty();
        assertThat(page(set).text()).contains("Cancelled; it was scheduled for");
        assertThat(site.post().uri(set + "/cancellation").with(user("bob")).with(csrf()))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void whatContradictsSomethingEarlierShowsBothTexts() {
        schedule("At six", IN_TWO_HOURS);
        var later = LocalDateTime.parse(IN_TWO_HOURS).plusHours(1).toString();

        var form = parsed(schedule("At seven", later));

        assertThat(form.select(".clash pre").eachText()).containsExactly("At seven", "At six", "Seen by readers");
        assertThat(form.select("[name=overEarlier]")).hasSize(1);
        assertThat(form.selectFirst("[name=article.headline]").attr("value")).isEqualTo("At seven");
    }

    @Test
    void thereIsNoPageForASetThatNobodyMade() {
        var unknown = "/admin/pending/00000000-0000-4000-8000-000000000009";
        assertThat(site.get().uri(unknown).with(user("ann"))).hasStatus(404);
        assertThat(site.get().uri(unknown + "/preview").with(user("ann"))).hasStatus(404);
        assertThat(site.get().uri("/admin/pending/x").with(user("ann"))).hasStatus(404);
    }
}
