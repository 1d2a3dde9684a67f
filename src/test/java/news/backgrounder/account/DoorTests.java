package news.backgrounder.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:doors;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "backgrounder.sample=true",
            "backgrounder.admin.name=ann",
            "backgrounder.admin.password=correct horse battery"
        })
@AutoConfigureMockMvc
class DoorTests {

    private static final String STORY = "/admin/articles/00000000-0000-4000-8000-000000000001";

    @Autowired
    private MockMvcTester site;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/articles/battle-for-aleppo",
                "/explainers/new-eruption-in-syrias-civil-war",
                "/conflicts/syrias-civil-war",
                "/articles/unknown"
            })
    void readersGetNoCookieAndNoSession(String address) {
        var result = site.get().uri(address).exchange();

        assertThat(result).headers().doesNotContainHeader("Set-Cookie").containsHeader("Content-Security-Policy");
        assertThat(result.getRequest().getSession(false)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/admin, /admin/login?to=/admin",
        "/admin/articles/new, /admin/login?to=/admin/articles/new",
        "/admin/interrupted, /admin/login",
        "/admin/anything, /admin/login"
    })
    void theNewsroomAsksForALogin(String address, String login) {
        var result = site.get().uri(address).exchange();

        assertThat(result).hasStatus3xxRedirection().hasRedirectedUrl(login);
        assertThat(result.getRequest().getSession(false)).isNull();
    }

    @Test
    void theNewsroomSaysWhoIsLoggedIn() {
        assertThat(site.get().uri("/admin").with(user("ann"))).bodyText().contains("Log out (<bdi>ann</bdi>)");
        assertThat(site.get().uri("/admin/login")).bodyText().doesNotContain("Log out");
    }

    @Test
    void theNewsroomIsNeverCached() {
        assertThat(site.get().uri("/admin").with(user("ann")))
                .headers()
                .hasValue("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
    }

    @ParameterizedTest
    @CsvSource({
        "ann, correct horse battery, /admin",
        "ann, wrong, /admin/login?failed",
        "admin, admin, /admin/login?failed",
        "bob, correct horse battery, /admin/login?failed"
    })
    void onlyTheRightPasswordOpensIt(String name, String password, String address) {
        assertThat(site.post()
                        .uri("/admin/login")
                        .with(csrf())
                        .param("name", name)
                        .param("password", password))
                .hasRedirectedUrl(address);
    }

    @ParameterizedTest
    @CsvSource({"/admin/articles/new, /admin/articles/new", "https://evil.example, /admin", "//evil.example, /admin"})
    void theLoginLeadsBackIntoTheNewsroomOnly(String to, String address) {
        assertThat(site.post()
                        .uri("/admin/login")
                        .with(csrf())
                        .param("name", "ann")
                        .param("password", "correct horse battery")
                        .param("to", to))
                .hasRedirectedUrl(address);
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        assertThat(site.post()
                        .uri(STORY)
                        .with(user("ann"))
                        .header("Sec-Fetch-Site", "cross-site")
                        .param("article.headline", "Forged"))
                .hasStatus(403);
    }

    @Test
    void aFormWithoutATokenIsNeverCarriedOut() {
        site.post()
                .uri(STORY)
                .with(user("ann"))
                .param("article.headline", "Forged")
                .exchange();

        assertThat(site.get().uri(STORY).with(user("ann"))).hasStatus(404);
    }
}
