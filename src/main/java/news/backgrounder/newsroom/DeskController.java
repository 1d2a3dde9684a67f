package news.backgrounder.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import news.backgrounder.account.Interrupted;
import news.backgrounder.schedule.Pending;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The newsroom's first page, and the way back to what was typed when a session ended. */
@Controller
class DeskController {

    private static final Pattern STORY = Pattern.compile("(/admin/articles/[0-9a-f-]{36})(/withdrawals)?(?:/.*)?");

    private final Desk desk;
    private final Pending pending;

    DeskController(Desk desk, Pending pending) {
        this.desk = desk;
        this.pending = pending;
    }

    @GetMapping("/admin")
    String desk(Model model) {
        model.addAttribute("pending", pending.lines());
        model.addAttribute("articles", desk.articles());
        model.addAttribute("explainers", desk.explainers());
        model.addAttribute("conflicts", desk.conflicts());
        return "newsroom/desk";
    }

    /** Hands back a form that was sent when its session had ended; its writer decides what becomes of it. */
    @GetMapping("/admin/interrupted")
    String interrupted(HttpServletRequest request, Model model) {
        var interrupted = Interrupted.keptFor(request);
        var story = STORY.matcher(interrupted.map(Interrupted::path).orElse(""));
        if (interrupted.isEmpty() || !story.matches()) {
            return "redirect:/admin";
        }
        model.addAttribute("address", story.group(1) + (story.group(2) == null ? "/rows" : "/withdrawal/draft"));
        model.addAttribute("typed", interrupted.get().typed());
        return "newsroom/interrupted";
    }
}
