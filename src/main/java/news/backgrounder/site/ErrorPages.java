package news.backgrounder.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Every error in the site's own dress, whatever kind of answer was asked for; without a word of what went wrong. */
@Controller
class ErrorPages implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ModelAndView error(HttpServletRequest request) {
        var code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code == null ? HttpStatus.NOT_FOUND : HttpStatus.resolve(code);
        if (status == null) {
            status = HttpStatus.INTERNAL_SERVER_ERROR;
        }
        return new ModelAndView(template(status), status);
    }

    private static String template(HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) {
            return "error/404";
        }
        return status.is4xxClientError() ? "error/4xx" : "error/5xx";
    }
}
