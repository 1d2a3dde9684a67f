package news.backgrounder.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willThrow;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:story-controller;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "backgrounder.sample=false",
            "backgrounder.admin.password=correct horse battery"
        })
@AutoConfigureMockMvc
class StoryControllerTests {

    private static final String STORY = "/admin/articles/00000000-0000-4000-8000-000000000002";

    @Autowired
    private MockMvcTester site;

    @MockitoSpyBean
    private Newsroom newsroom;

    private MvcTestResult send(String address, String headline) {
        return site.post()
                .uri(address)
                .with(user("ann"))
                .with(csrf())
                .param("article.headline", headline)
                .param("article.body", "One\r\n\r\nTwo")
                .param("explainer.questions[0].question", "Who?")
                .param("timeline.events[0].when", "yesterday")
                .exchange();
    }

    private static void assertThatAllTypedIsStillThere(MvcTestResult answer) throws Exception {
        var form = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(form.selectFirst("[name=article.headline]").attr("value")).isEqualTo("Typed & <kept>");
        assertThat(form.selectFirst("[name=article.body]").wholeText()).endsWith("One\n\nTwo");
        assertThat(form.selectFirst("[name=explainer.questions[0].question]").attr("value"))
                .isEqualTo("Who?");
        assertThat(form.selectFirst("[name=timeline.events[0].when]").attr("value"))
                .isEqualTo("yesterday");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/editions"})
    void whereTheDatabaseIsAwayTheFormComesBackWhole(String deed) throws Exception {
        var away = new DataAccessResourceFailureException("secret words of a draft");
        willThrow(away).given(newsroom).save(any(), any(), any(), any());
        willThrow(away).given(newsroom).publish(any(), any(), any(), any());

        var answer = send(STORY + deed, "Typed & <kept>");

        assertThat(answer).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer).bodyText().contains("The database does not answer").doesNotContain("secret");
        assertThatAllTypedIsStillThere(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/editions", "/preview"})
    void aProblemStandsBesideItsFieldAndOnTop(String deed) throws Exception {
        var answer = send(STORY + deed, "Typed & <kept>");

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThatAllTypedIsStillThere(answer);
        var form = Jsoup.parse(answer.getResponse().getContentAsString());
        var when = form.selectFirst("[name=timeline.events[0].when]");
        assertThat(when.attr("aria-invalid")).isEqualTo("true");
        assertThat(form.getElementById(when.attr("aria-describedby").strip()).text())
                .contains("2024-11-30");
        assertThat(form.select(".problems a[href=#" + when.id() + "]").text()).startsWith("When 1: ");
    }

    @Test
    void theTwoTextsOfAClashStayUntilItIsSettled() throws Exception {
        var answer = site.post()
                .uri(STORY + "/rows")
                .with(user("ann"))
                .with(csrf())
                .param("settling", "true")
                .param("article.headline", "Mine")
                .param("arrange", "add-event")
                .exchange();

        var form = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(form.select(".clash pre").eachText()).contains("Mine");
        assertThat(form.select("[name=settling]").eachAttr("value")).containsExactly("true");
    }

    @Test
    void rowsThatWereLeftOutOnTheWayLoseNothing() throws Exception {
        var answer = site.post()
                .uri(STORY + "/rows")
                .with(user("ann"))
                .with(csrf())
                .param("explainer.questions[7].question", "Seventh?")
                .param("timeline.events[1500].headline", "Last")
                .exchange();

        assertThat(answer).hasStatusOk();
        var form = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(form.select("[name$=.question]").eachAttr("value")).containsExactly("Seventh?");
        assertThat(form.select("[name^=timeline.events][name$=.headline]").eachAttr("value"))
                .containsExactly("Last");
    }

    @Test
    void thereIsNoFormForAnArticleThatNobodyBegan() {
        assertThat(site.get().uri(STORY).with(user("ann"))).hasStatus(404);
        assertThat(site.get().uri(STORY + "/preview").with(user("ann"))).hasStatus(404);
        assertThat(site.get().uri("/admin/articles/not-an-id").with(user("ann")))
                .hasStatus(404);
    }
}
