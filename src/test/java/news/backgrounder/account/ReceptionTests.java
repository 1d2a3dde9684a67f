package news.backgrounder.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
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
        visit(new MockHttpServletRequest("GET", "/admin/login"));
        awaitInside(1);
        visit(new MockHttpServletRequest("GET", "/admin"));
        var forwarded = new MockHttpServletRequest("POST", "/admin/login/again");
        forwarded.setDispatcherType(DispatcherType.FORWARD);
        visit(forwarded);

        await().during(Duration.ofMillis(300)).atMost(LONGEST).until(() -> inside.getRegisteredParties() == 2);
    }

    @ParameterizedTest
    @CsvSource({"GET, /articles/aleppo", "GET, /", "POST, /admin/login"})
    void leavesReadersAndWhatIsSentAlone(String method, String address) {
        visit(new MockHttpServletRequest(method, address));
        visit(new MockHttpServletRequest(method, address));

        awaitInside(2);
    }

    @Test
    void letsEditorsThrough() {
        for (var editor = 0; editor < 2; editor++) {
            var request = new MockHttpServletRequest("GET", "/admin");
            request.getSession().setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, "ann");
            visit(request);
        }

        awaitInside(2);
    }

    @Test
    void asksForPatienceAfterAWhile() throws Exception {
        visit(new MockHttpServletRequest("GET", "/admin/login"));
        awaitInside(1);
        var answer = new MockHttpServletResponse();

        reception.doFilter(new MockHttpServletRequest("GET", "/admin/login"), answer, newsroom);

        assertThat(answer.getStatus()).isEqualTo(503);
    }
}
