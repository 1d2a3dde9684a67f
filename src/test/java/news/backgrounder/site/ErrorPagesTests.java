package news.backgrounder.site;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ErrorPagesTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private String answer(int status) {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        var page = new ErrorPages().error(request, response);
        return page.getViewName() + " " + page.getStatus().value();
    }

    @ParameterizedTest
    @CsvSource({
        "404, error/404 404",
        "400, error/4xx 400",
        "429, error/4xx 429",
        "500, error/5xx 500",
        "503, error/503 503",
        "799, error/5xx 500"
    })
    void eachKindHasItsPage(int status, String page) {
        assertThat(answer(status)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void noCacheKeepsAFault(int status) {
        response.setHeader("Cache-Control", "no-cache");

        answer(status);

        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void whoeverComesInAnUnhappyMomentIsToldWhenToComeBack() {
        answer(503);

        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
    }

    @Test
    void anotherTimeToComeBackStands() {
        response.setHeader("Retry-After", "60");

        answer(503);

        assertThat(response.getHeaders("Retry-After")).containsExactly("60");
    }
}
