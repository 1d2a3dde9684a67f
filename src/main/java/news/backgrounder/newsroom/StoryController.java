package news.backgrounder.newsroom;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.backgrounder.article.ArticleId;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.page.ArticlePage;
import news.backgrounder.page.Shown;
import news.backgrounder.site.Site;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one form for an article, its explainer and its conflict's timeline. */
@Controller
@RequestMapping("/admin/articles")
class StoryController {

    private static final String ID = "/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";
    private static final int MOST_ROWS = 2_000;

    private final Newsroom newsroom;
    private final Desk desk;
    private final Editions editions;
    private final Site site;
    private final Clock clock;

    StoryController(Newsroom newsroom, Desk desk, Editions editions, Site site, Clock clock) {
        this.newsroom = newsroom;
        this.desk = desk;
        this.editions = editions;
        this.site = site;
        this.clock = clock;
    }

    @InitBinder
    void allowLongStories(WebDataBinder binder) {
        binder.setAutoGrowCollectionLimit(MOST_ROWS);
    }

    /** The new article's id is made here, so that a form that is sent twice does not begin two articles. */
    @GetMapping("/new")
    ModelAndView begin() {
        return form(ArticleId.next(), StoryForm.blank(), List.of(), HttpStatus.OK);
    }

    @GetMapping(ID)
    ModelAndView edit(@PathVariable ArticleId id) {
        return form(id, saved(id), List.of(), HttpStatus.OK);
    }

    private StoryForm saved(ArticleId id) {
        return newsroom.open(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Where a form was sent to that is not a page of its own: reloading such an address opens what is saved. */
    @GetMapping({ID + "/editions", ID + "/rows"})
    String editAgain(@PathVariable ArticleId id) {
        return "redirect:/admin/articles/" + id;
    }

    @PostMapping(ID)
    ModelAndView save(
            @PathVariable ArticleId id,
            @ModelAttribute("form") StoryForm form,
            Principal editor,
            RedirectAttributes redirected) {
        try {
            newsroom.save(id, form, editor.getName(), clock.instant());
        } catch (Unfit unfit) {
            return form(id, form, unfit.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Clash clash) {
            return clash(id, form);
        }
        redirected.addFlashAttribute("notice", "Draft saved. Readers see nothing of it until you publish.");
        return new ModelAndView("redirect:/admin/articles/" + id);
    }

    @PostMapping(ID + "/editions")
    ModelAndView publish(
            @PathVariable ArticleId id,
            @ModelAttribute("form") StoryForm form,
            Principal editor,
            RedirectAttributes redirected) {
        List<Edition<?>> published;
        try {
            published = newsroom.publish(id, form, editor.getName(), clock.instant());
        } catch (Unfit unfit) {
            return form(id, form, unfit.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Clash clash) {
            return clash(id, form);
        }
        redirected.addFlashAttribute("notice", "Published: " + inWords(published) + ".");
        return new ModelAndView("redirect:/admin/articles/" + id);
    }

    private static String inWords(List<Edition<?>> published) {
        return published.stream()
                .map(edition -> switch (edition.subject().kind()) {
                    case ARTICLE -> "article, edition " + edition.number();
                    case EXPLAINER -> "explainer, edition " + edition.number();
                    case TIMELINE -> "timeline, edition " + edition.number();
                })
                .collect(Collectors.joining("; "));
    }

    /** The page as readers would get it, from the form as it stands; nothing is saved. */
    @PostMapping(ID + "/preview")
    ModelAndView preview(@PathVariable ArticleId id, @ModelAttribute("form") StoryForm form) {
        try {
            return preview(id, newsroom.preview(id, form));
        } catch (Unfit unfit) {
            return form(id, form, unfit.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The page as readers would get it, from what is saved. */
    @GetMapping(ID + "/preview")
    ModelAndView preview(@PathVariable ArticleId id) {
        return preview(id, newsroom.preview(id, saved(id)));
    }

    private ModelAndView preview(ArticleId id, Draft draft) {
        var times =
                editions.current(id.subject(), ArticleBody.class).map(Shown::of).map(Shown::times);
        var page = ArticlePage.of(
                new Shown<>(draft.article(), times.orElse(null)),
                draft.explainer().map(body -> new Shown<>(body, null)).orElse(null),
                draft.timeline().map(body -> new Shown<>(body, null)).orElse(null),
                editions.moreOnTheConflict(id.subject(), draft.article(), ArticlePage.MORE_ARTICLES),
                site);
        return new ModelAndView("page/article", Map.of("page", page, "preview", true));
    }

    /** Adds, removes or moves a question or an event of the form; nothing is saved. */
    @PostMapping(ID + "/rows")
    ModelAndView arrange(
            @PathVariable ArticleId id,
            @ModelAttribute("form") StoryForm form,
            @RequestParam(defaultValue = "") String arrange) {
        var arrangement = Arrangement.of(arrange);
        var arranged = arrangement.map(it -> it.applyTo(form)).orElse(form);
        return form(id, arranged, List.of(), HttpStatus.OK)
                .addObject("focus", arrangement.map(it -> it.focus(arranged)).orElse(""));
    }

    private ModelAndView clash(ArticleId id, StoryForm form) {
        var saved = newsroom.open(id).orElse(StoryForm.blank());
        var view = form(id, newsroom.seen(id, form), List.of(), HttpStatus.CONFLICT)
                .addObject("sides", Side.sides(form, saved));
        desk.article(id).ifPresent(item -> view.addObject("savedBy", item.changedBy()));
        return view;
    }

    private ModelAndView form(ArticleId id, StoryForm form, List<Problem> problems, HttpStatus status) {
        var view = new ModelAndView("newsroom/story", status);
        view.addObject("form", form.withRowsToWriteIn());
        view.addObject("address", "/admin/articles/" + id);
        view.addObject("problems", problems);
        view.addObject(
                "problemOf",
                problems.stream()
                        .collect(Collectors.toMap(
                                Problem::field, Problem::message, (first, more) -> first + " " + more)));
        var item = desk.article(id);
        view.addObject("item", item.orElse(null));
        view.addObject("title", item.map(Desk.Item::title).orElse("New article"));
        view.addObject("suggestions", desk.suggestions());
        return view;
    }
}
