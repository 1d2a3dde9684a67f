package news.backgrounder.newsroom;

import static java.util.stream.Collectors.joining;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import news.backgrounder.account.OwnPassword;
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

/**
 * The page on which words are taken out of a story. They are shown where they stand first; taking them out needs the
 * editor's password again. The words are kept nowhere but in the page that was sent.
 */
@Controller
@RequestMapping("/admin/articles")
class RedactionController {

    private static final String TEMPLATE = "newsroom/redaction";

    private final Redacting redacting;
    private final Parts parts;
    private final OwnPassword password;
    private final Clock clock;

    RedactionController(Redacting redacting, Parts parts, OwnPassword password, Clock clock) {
        this.redacting = redacting;
        this.parts = parts;
        this.password = password;
        this.clock = clock;
    }

    @InitBinder
    void bindNothingButTheForm(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }

    @GetMapping(Answers.ID + "/redaction")
    ModelAndView begin(@PathVariable ArticleId id) {
        var all = parts.of(id).stream().map(Part::code).toList();
        return page(id, new RedactionForm("", all, "", "", ""), List.of(), HttpStatus.OK);
    }

    @GetMapping({Answers.ID + "/redaction/places", Answers.ID + "/redactions"})
    String beginAgain(@PathVariable ArticleId id) {
        return "redirect:/admin/articles/" + id + "/redaction";
    }

    /** Shows where the words stand, and changes nothing. */
    @PostMapping(Answers.ID + "/redaction/places")
    ModelAndView look(@PathVariable ArticleId id, @ModelAttribute("form") RedactionForm form) {
        return Answers.withoutLosing(TEMPLATE, form, () -> {
            var problems = redacting.problems(form);
            return problems.isEmpty()
                    ? withPlaces(id, form, List.of(), HttpStatus.OK)
                    : page(id, form, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        });
    }

    @PostMapping(Answers.ID + "/redactions")
    ModelAndView redact(
            @PathVariable ArticleId id,
            @ModelAttribute("form") RedactionForm form,
            Principal editor,
            RedirectAttributes redirected) {
        return Answers.withoutLosing(TEMPLATE, form, () -> {
            var problems = redacting.problems(form);
            if (!problems.isEmpty()) {
                return page(id, form, problems, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            if (!form.wasLookedAt()) {
                var changed = new Problem(
                        "words", "You have not looked yet at where these words stand. Nothing was redacted.");
                return withPlaces(id, form, List.of(changed), HttpStatus.UNPROCESSABLE_CONTENT);
            }
            if (!password.isOf(editor.getName(), form.password())) {
                var wrong = new Problem(
                        "password",
                        form.password().isEmpty()
                                ? "Type your password. Nothing was redacted."
                                : "This is not your password. Nothing was redacted.");
                return withPlaces(id, form, List.of(wrong), HttpStatus.UNPROCESSABLE_CONTENT);
            }
            var done = redacting.redact(id, form, editor.getName(), clock.instant());
            redirected.addFlashAttribute("notice", inWords(done, form.reason()));
            return new ModelAndView("redirect:/admin/articles/" + id);
        });
    }

    private static String inWords(List<Redacting.Found> done, String reason) {
        return done.isEmpty()
                ? "Nothing was redacted: the words stand nowhere in what you chose."
                : "Redacted for good: "
                        + done.stream()
                                .map(found -> found.part().kind() + ", " + found.inWords())
                                .collect(joining("; "))
                        + ". Readers are told: “" + reason + "”";
    }

    private ModelAndView withPlaces(ArticleId id, RedactionForm form, List<Problem> problems, HttpStatus status) {
        return page(id, form, problems, status)
                .addObject("found", redacting.find(id, form))
                .addObject("looked", form.request());
    }

    private ModelAndView page(ArticleId id, RedactionForm form, List<Problem> problems, HttpStatus status) {
        var found = parts.of(id);
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Answers.page(TEMPLATE, form, problems, status)
                .addObject("parts", found)
                .addObject("story", found.getFirst().title())
                .addObject("address", "/admin/articles/" + id);
    }
}
