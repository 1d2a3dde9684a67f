package news.backgrounder.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Every error in the site's own dress, whatever kind of answer was asked for; without a word of what went wrong, and
 * without the database, which may be what has gone wrong.
 */
@Controller
class ErrorPages implements ErrorController {

    /** A database that comes back is used within seconds. */
    static final String SOON = "10";

    @RequestMapping("${spring.web.error.path:/error}")
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) {
        var code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code == null ? HttpStatus.NOT_FOUND : HttpStatus.resolve(code);
        if (status == null) {
            status = HttpStatus.INTERNAL_SERVER_ERROR;
        }
        if (status.is5xxServerError()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        }
        return new ModelAndView(template(status), status);
    }

    private static String template(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "error/404";
            case SERVICE_UNAVAILABLE -> "error/503";
            default -> status.is4xxClientError() ? "error/4xx" : "error/5xx";
        };
    }
}
