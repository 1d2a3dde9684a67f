package news.backgrounder.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:interrupted;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "backgrounder.sample=false",
            "backgrounder.admin.name=ann",
            "backgrounder.admin.password=correct horse battery"
        })
class InterruptedTests {

    private static final String STORY = "/admin/articles/00000000-0000-4000-8000-000000000001";

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @LocalServerPort
    private int port;

    private Document post(String address, Map<String, String> fields) throws IOException, InterruptedException {
        var form = fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return Jsoup.parse(browser.send(request, BodyHandlers.ofString()).body());
    }

    /** Sends the page's own form, all its fields as they are, with these filled in. */
    private Document send(Document page, Map<String, String> filledIn) throws IOException, InterruptedException {
        var form = page.selectFirst("main form");
        var fields = new LinkedHashMap<String, String>();
        form.select("input[name], textarea[name]").forEach(field -> fields.put(field.attr("name"), valueOf(field)));
        fields.putAll(filledIn);
        return post(form.attr("action"), fields);
    }

    private static String valueOf(Element field) {
        return field.normalName().equals("textarea") ? field.wholeText().replaceFirst("^\n", "") : field.attr("value");
    }

    @Test
    void whatWasTypedWhenTheSessionEndedComesBackAfterTheLogin() throws Exception {
        var typed = Map.of("article.headline", "Typed & <kept>", "article.body", "One\n\nTwo");

        var login = post(STORY + "/editions", typed);
        assertThat(login.text()).contains("Your session has ended");

        var again = send(login, Map.of("name", "ann", "password", "wrong"));
        assertThat(again.text()).contains("Name or password is wrong");

        var returned = send(again, Map.of("name", "ann", "password", "correct horse battery"));
        assertThat(returned.text()).contains("What you typed is still here");

        var form = send(returned, Map.of());
        assertThat(form.selectFirst("[name=article.headline]").attr("value")).isEqualTo("Typed & <kept>");
        assertThat(form.selectFirst("[name=article.body]").wholeText()).endsWith("One\n\nTwo");
        assertThat(form.selectFirst("form[action=" + STORY + "]")).isNotNull();
    }

    @Test
    void whatWasTypedWhenTheSessionEndedOnTheWayComesBackAsWell() throws Exception {
        var token = post("/admin/logout", Map.of()).selectFirst("[name=_csrf]").attr("value");

        var login = post(STORY, Map.of("article.headline", "Typed & <kept>", "_csrf", token));

        assertThat(login.text()).contains("Your session has ended");
        var returned = send(login, Map.of("name", "ann", "password", "correct horse battery"));
        assertThat(returned.text()).contains("What you typed is still here");
        assertThat(returned.html()).contains("Typed &amp; &lt;kept&gt;");
    }

    @Test
    void aReasonForAWithdrawalComesBackToItsOwnPage() throws Exception {
        var login = post(STORY + "/withdrawals", Map.of("reason", "It named a witness."));

        var returned = send(login, Map.of("name", "ann", "password", "correct horse battery"));

        assertThat(returned.select("main form").attr("action")).isEqualTo(STORY + "/withdrawal/draft");
        assertThat(returned.select("[name=reason]").attr("value")).isEqualTo("It named a witness.");
    }

    @Test
    void wordsToBeRedactedAreNeitherCarriedNorKept() throws Exception {
        for (var address : new String[] {STORY + "/redactions", STORY + "/redaction/places"}) {
            var login = post(address, Map.of("words", "John Doe", "password", "correct horse battery"));
            assertThat(login.text()).contains("Your session has ended. Log in again.");
            assertThat(login.html()).doesNotContain("John Doe", "horse battery");

            var desk = send(login, Map.of("name", "ann", "password", "correct horse battery"));
            assertThat(desk.text()).doesNotContain("What you typed");
        }
    }

    @Test
    void aPasswordNeverTravels() throws Exception {
        var login = post("/admin/login", Map.of("name", "ann", "password", "correct horse battery"));

        assertThat(login.text()).contains("Your session has ended");
        assertThat(login.html()).doesNotContain("horse");
    }
}
