package news.backgrounder.reading;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class ReadingController {

    private final Reading reading;

    ReadingController(Reading reading) {
        this.reading = reading;
    }

    @GetMapping("/")
    String front(Model model) {
        model.addAttribute("page", reading.front());
        return "page/front";
    }

    @GetMapping("/articles/{slug}")
    String article(@PathVariable String slug, Model model) {
        model.addAttribute("page", found(reading.article(slug)));
        return "page/article";
    }

    @GetMapping("/explainers/{slug}")
    String explainer(@PathVariable String slug, Model model) {
        model.addAttribute("page", found(reading.explainer(slug)));
        return "page/explainer";
    }

    @GetMapping("/conflicts/{slug}")
    String conflict(@PathVariable String slug, @RequestParam(defaultValue = "newest") String order, Model model) {
        model.addAttribute("page", found(reading.conflict(slug, !order.equals("oldest"))));
        return "page/conflict";
    }

    private static <T> T found(Optional<T> page) {
        return page.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
