package news.backgrounder.reading;

import java.util.Optional;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

@Controller
class ReadingController {

    private final Reading reading;

    ReadingController(Reading reading) {
        this.reading = reading;
    }

    @GetMapping("/")
    ModelAndView front() {
        return new ModelAndView("page/front", "page", reading.front());
    }

    @GetMapping("/articles/{slug}")
    ModelAndView article(@PathVariable String slug) {
        return shown("page/article", reading.article(slug), SubjectKind.ARTICLE.address(slug));
    }

    @GetMapping("/explainers/{slug}")
    ModelAndView explainer(@PathVariable String slug) {
        return shown("page/explainer", reading.explainer(slug), SubjectKind.EXPLAINER.address(slug));
    }

    @GetMapping("/conflicts/{slug}")
    ModelAndView conflict(@PathVariable String slug, @RequestParam(defaultValue = "newest") String order) {
        return shown(
                "page/conflict", reading.conflict(slug, !order.equals("oldest")), SubjectKind.TIMELINE.address(slug));
    }

    /** The page; or where it stands now, if it has moved from the address that was asked for. */
    private static ModelAndView shown(String template, Optional<? extends Page> found, String asked) {
        var page = found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (page.address().equals(asked)) {
            return new ModelAndView(template, "page", page);
        }
        var moved = new RedirectView(page.address());
        moved.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        moved.setExposeModelAttributes(false);
        return new ModelAndView(moved);
    }
}
