package news.backgrounder.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

@Controller
class AccountController {

    private final FirstAdministrator firstAdministrator;
    private final Enrolment enrolment;
    private final Validator validator;

    AccountController(FirstAdministrator firstAdministrator, Enrolment enrolment, Validator validator) {
        this.firstAdministrator = firstAdministrator;
        this.enrolment = enrolment;
        this.validator = validator;
    }

    @GetMapping("/admin/login")
    String login(@RequestParam Map<String, String> query, Model model) {
        model.addAttribute("carried", askedFor(query.get("to")));
        model.addAttribute("name", "");
        model.addAttribute(
                "why",
                Stream.of("failed", "ended", "over", "loggedOut", "created")
                        .filter(query::containsKey)
                        .findFirst()
                        .orElse(""));
        return "account/login";
    }

    private static List<Interrupted.Field> askedFor(@Nullable String address) {
        return address == null ? List.of() : List.of(new Interrupted.Field("to", address));
    }

    /** Answers with the login form, which carries what was typed, or else what was asked for. */
    static void loginAgain(
            Optional<Interrupted> interrupted, String why, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(
                "carried", interrupted.map(Interrupted::carried).orElseGet(() -> askedFor(request.getParameter("to"))));
        request.setAttribute("why", why);
        request.getRequestDispatcher("/admin/login/again").forward(request, response);
    }

    @PostMapping("/admin/login/again")
    String loginAgain(
            @RequestAttribute("carried") List<Interrupted.Field> carried,
            @RequestAttribute("why") String why,
            @RequestParam(defaultValue = "") String name,
            Model model) {
        model.addAttribute("carried", carried);
        model.addAttribute("why", why);
        model.addAttribute("name", name);
        return "account/login";
    }

    @GetMapping("/admin/setup/{token}")
    ModelAndView setup(@PathVariable String token) {
        requireValid(token);
        return setupForm(SetupForm.blank(), Map.of(), HttpStatus.OK);
    }

    @PostMapping("/admin/setup/{token}")
    ModelAndView setUp(@PathVariable String token, @ModelAttribute("form") SetupForm form) {
        try {
            requireValid(token);
            var problems = validator.validate(form).stream()
                    .collect(Collectors.toMap(
                            found -> found.getPropertyPath().toString(),
                            found -> found.getMessage(),
                            (first, _) -> first));
            if (!problems.isEmpty()) {
                return setupForm(form, problems, HttpStatus.OK);
            }
            enrolment.enrolFirst(form.name(), form.password());
            return new ModelAndView("redirect:/admin/login?created");
        } catch (DuplicateKeyException somebodyElseWasFirst) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, somebodyElseWasFirst);
        } catch (DataAccessException | TransactionException away) {
            var problem = "The database does not answer. Leave this page open, and send it again in a minute.";
            return setupForm(form, Map.of("", problem), HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static ModelAndView setupForm(SetupForm form, Map<String, String> problems, HttpStatus status) {
        return new ModelAndView("account/setup", Map.of("form", form, "problems", problems), status);
    }

    private void requireValid(String token) {
        if (!firstAdministrator.mayBeSetUpWith(token)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
