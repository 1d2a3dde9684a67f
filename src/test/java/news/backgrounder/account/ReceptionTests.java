package news.backgrounder.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

class ReceptionTests {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Reception reception = new Reception();
    private final Phaser inside = new Phaser(1);
    private final FilterChain newsroom = (_, _) -> {
        inside.register();
        inside.arriveAndAwaitAdvance();
        inside.arriveAndDeregister();
    };
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void sendAllHome() {
        inside.forceTermination();
        visitors.close();
    }

    /** As the web server hands it over: the path decoded, beside what was sent. */
    private static MockHttpServletRequest request(String method, String address) {
        var request = new MockHttpServletRequest(method, address);
        request.setServletPath(URLDecoder.decode(address, UTF_8));
        return request;
    }

    private void visit(MockHttpServletRequest request) {
        visitors.execute(() -> {
            try {
                reception.doFilter(request, new MockHttpServletResponse(), newsroom);
            } catch (ServletException | IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private void awaitInside(int visitors) {
        await().atMost(LONGEST).until(() -> inside.getRegisteredParties() - 1 == visitors);
    }

    @Test
    void attendsToOneStrangerAtATime() {
        visit(request("GET", "/admin/login"));
        awaitInside(1);
        visit(request("GET", "/admin"));
        visit(request("GET", "/%61dmin/login"));
        var forwarded = request("POST", "/admin/login/again");
        forwarded.setDispatcherType(DispatcherType.FORWARD);
        visit(forwarded);

        await().during(Duration.ofMillis(300)).atMost(LONGEST).until(() -> inside.getRegisteredParties() == 2);
    }

    @ParameterizedTest
    @CsvSource({"GET, /articles/aleppo", "GET, /", "POST, /admin/login"})
    void leavesReadersAndWhatIsSentAlone(String method, String address) {
        visit(request(method, address));
        visit(request(method, address));

        awaitInside(2);
    }

    @Test
    void letsEditorsThrough() {
        for (var editor = 0; editor < 2; editor++) {
            var request = request("GET", "/admin");
            request.getSession().setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, "ann");
            visit(request);
        }

        awaitInside(2);
    }

    @Test
    void asksForPatienceAfterAWhile() throws Exception {
        visit(request("GET", "/admin/login"));
        awaitInside(1);
        var answer = new MockHttpServletResponse();

        reception.doFilter(request("GET", "/admin/login"), answer, newsroom);

        assertThat(answer.getStatus()).isEqualTo(503);
    }
}
