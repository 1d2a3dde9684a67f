package news.backgrounder.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:first-administrator;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "backgrounder.sample=false"
        })
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class FirstAdministratorTests {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/admin/setup/[\\w-]{43})");

    @Autowired
    private MockMvcTester site;

    @Autowired
    private Accounts accounts;

    @Test
    void isMadeThroughTheLinkOnTheConsoleAndThenNeverAgain(CapturedOutput console) {
        var printed = LINK.matcher(console.getAll());
        assertThat(printed.find()).isTrue();
        var link = printed.group(1);

        assertThat(site.get().uri(link)).hasStatusOk().bodyText().contains("The first administrator");
        assertThat(site.get().uri("/admin/setup/" + "x".repeat(43))).hasStatus(404);

        assertThat(site.post().uri(link).with(csrf()).param("name", "ann").param("password", "short"))
                .hasStatusOk()
                .bodyText()
                .contains("at least 12 characters")
                .contains("value=\"ann\"");
        assertThat(accounts.findByName("ann")).isEmpty();

        assertThat(site.post().uri(link).with(csrf()).param("name", "ann").param("password", "a long enough one"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/admin/login?created");

        var ann = accounts.findByName("ann").orElseThrow();
        assertThat(ann.role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(ann.password()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");

        assertThat(site.get().uri(link)).hasStatus(404);
        assertThat(site.post().uri(link).with(csrf()).param("name", "eve").param("password", "a long enough one"))
                .hasStatus(404);
        assertThat(accounts.findByName("eve")).isEmpty();
        assertThat(site.post()
                        .uri("/admin/login")
                        .with(csrf())
                        .param("name", "ann")
                        .param("password", "a long enough one"))
                .hasRedirectedUrl("/admin");
    }
}
