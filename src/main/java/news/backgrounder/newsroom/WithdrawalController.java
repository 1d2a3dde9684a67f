package news.backgrounder.newsroom;

import static java.util.stream.Collectors.joining;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import news.backgrounder.article.ArticleId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a story, or a part of it, is taken down. */
@Controller
@RequestMapping("/admin/articles")
class WithdrawalController {

    private static final String TEMPLATE = "newsroom/withdrawal";

    private final Withdrawing withdrawing;
    private final Parts parts;
    private final Clock clock;

    WithdrawalController(Withdrawing withdrawing, Parts parts, Clock clock) {
        this.withdrawing = withdrawing;
        this.parts = parts;
        this.clock = clock;
    }

    @InitBinder
    void bindNothingButTheForm(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }

    @GetMapping(Answers.ID + "/withdrawal")
    ModelAndView choose(@PathVariable ArticleId id) {
        return page(id, new WithdrawalForm(List.of(), ""), List.of(), HttpStatus.OK);
    }

    /** The page with what was typed before a session ended. */
    @PostMapping(Answers.ID + "/withdrawal/draft")
    ModelAndView goOn(@PathVariable ArticleId id, @ModelAttribute("form") WithdrawalForm form) {
        return Answers.withoutLosing(TEMPLATE, form, () -> page(id, form, List.of(), HttpStatus.OK));
    }

    @GetMapping({Answers.ID + "/withdrawal/draft", Answers.ID + "/withdrawals"})
    String chooseAgain(@PathVariable ArticleId id) {
        return "redirect:/admin/articles/" + id + "/withdrawal";
    }

    @PostMapping(Answers.ID + "/withdrawals")
    ModelAndView withdraw(
            @PathVariable ArticleId id,
            @ModelAttribute("form") WithdrawalForm form,
            Principal editor,
            RedirectAttributes redirected) {
        return Answers.withoutLosing(TEMPLATE, form, () -> {
            try {
                var outcome = withdrawing.withdraw(id, form, editor.getName(), clock.instant());
                redirected.addFlashAttribute("notice", inWords(outcome));
                return new ModelAndView("redirect:/admin/articles/" + id);
            } catch (Unfit unfit) {
                return page(id, form, unfit.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
            } catch (Clash clash) {
                var published = new Problem(
                        "parts",
                        "Another edition was published since you opened this page. Look at what readers see now, then choose again.");
                return page(id, new WithdrawalForm(List.of(), form.reason()), List.of(published), HttpStatus.CONFLICT);
            }
        });
    }

    private static String inWords(Withdrawing.Outcome outcome) {
        return (outcome.withdrawn().isEmpty()
                        ? ""
                        : "Withdrawn: " + names(outcome.withdrawn())
                                + ". Readers find when and why in its place; what you have here is a draft. ")
                + (outcome.already().isEmpty() ? "" : "Withdrawn already: " + names(outcome.already()) + ".");
    }

    private static String names(List<Part> parts) {
        return parts.stream().map(Part::kind).collect(joining(", "));
    }

    private ModelAndView page(ArticleId id, WithdrawalForm form, List<Problem> problems, HttpStatus status) {
        var found = parts.of(id);
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Answers.page(TEMPLATE, form, problems, status)
                .addObject("parts", found)
                .addObject("seen", found.stream().anyMatch(Part::isSeen))
                .addObject("story", found.getFirst().title())
                .addObject("address", "/admin/articles/" + id);
    }
}
