package news.backgrounder.schedule;

import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import news.backgrounder.edition.Change;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is pending, one page for each set. */
@Controller
@RequestMapping("/admin/pending/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
class PendingController {

    private final Pending pending;
    private final PendingPreview preview;
    private final Clock clock;

    PendingController(Pending pending, PendingPreview preview, Clock clock) {
        this.pending = pending;
        this.preview = preview;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return new ModelAndView("schedule/set", "pending", pending.page(id).orElseThrow(PendingController::unknown));
    }

    /** The page as readers will get it; of what cannot go live there is none. */
    @GetMapping("/preview")
    ModelAndView preview(@PathVariable UUID id) {
        var prospect = pending.prospect(id).orElseThrow(PendingController::unknown);
        return preview.of(prospect)
                .map(page -> new ModelAndView("page/article", Map.of("page", page, "preview", true)))
                .orElseGet(() -> new ModelAndView("redirect:/admin/pending/" + id));
    }

    @PostMapping("/cancellation")
    String cancel(@PathVariable UUID id, Principal editor, RedirectAttributes redirected) {
        var cancelled = cancel(id, editor.getName());
        if (!cancelled.whole()) {
            redirected.addFlashAttribute(
                    "notice",
                    "Cancelled. Where a colleague has changed the same place, the form keeps their words; what was scheduled stays here.");
            return "redirect:/admin/pending/" + id;
        }
        redirected.addFlashAttribute("notice", "Cancelled. What was scheduled is in this form again.");
        redirected.addFlashAttribute(
                "kept-change",
                cancelled.change() == Change.FIRST ? "" : cancelled.change().code());
        redirected.addFlashAttribute("kept-note", cancelled.note());
        return "redirect:/admin/articles/" + cancelled.article().value();
    }

    /** An editor may save at the same moment; then it is done once more, onto what they saved. */
    private Pending.Cancelled cancel(UUID id, String by) {
        try {
            return pending.cancel(id, by, clock.instant()).orElseThrow(PendingController::over);
        } catch (ConcurrencyFailureException overtaken) {
            return pending.cancel(id, by, clock.instant()).orElseThrow(PendingController::over);
        }
    }

    /** Reloading the address of a cancellation shows what became of the set. */
    @GetMapping("/cancellation")
    String showAgain(@PathVariable UUID id) {
        return "redirect:/admin/pending/" + id;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static ResponseStatusException over() {
        return new ResponseStatusException(HttpStatus.CONFLICT);
    }
}
