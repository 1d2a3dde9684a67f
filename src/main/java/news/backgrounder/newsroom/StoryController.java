package news.backgrounder.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backgrounder.article.ArticleId;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.explainer.ExplainerId;
import news.backgrounder.page.ArticlePage;
import news.backgrounder.page.Corrections;
import news.backgrounder.page.Gone;
import news.backgrounder.page.Shown;
import news.backgrounder.schedule.Disputed;
import news.backgrounder.schedule.Pending;
import news.backgrounder.schedule.Untimely;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
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

    private static final String ID = Answers.ID;
    private static final int MOST_ROWS = 2_000;
    private static final String NEW = "New article";
    private static final Logger LOG = LoggerFactory.getLogger(StoryController.class);

    private final Newsroom newsroom;
    private final Desk desk;
    private final Pending pending;
    private final Editions editions;
    private final Site site;
    private final Clock clock;

    StoryController(Newsroom newsroom, Desk desk, Pending pending, Editions editions, Site site, Clock clock) {
        this.newsroom = newsroom;
        this.desk = desk;
        this.pending = pending;
        this.editions = editions;
        this.site = site;
        this.clock = clock;
    }

    @InitBinder
    void bindLongStoriesAndNothingButTheForm(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
        binder.setAutoGrowCollectionLimit(MOST_ROWS);
    }

    /** Kept whatever button was pressed, like the rest of what was typed. */
    @ModelAttribute("schedule")
    ScheduleForm schedule(
            @RequestParam(defaultValue = "") String goesLive,
            @RequestParam(defaultValue = "") String goesLiveOffset,
            @RequestParam(defaultValue = "false") boolean overEarlier) {
        return new ScheduleForm(goesLive, goesLiveOffset, overEarlier);
    }

    /** The new article's id is made here, so that a form that is sent twice does not begin two articles. */
    @GetMapping("/new")
    ModelAndView begin() {
        return form(ArticleId.next(), StoryForm.blank(), List.of(), HttpStatus.OK)
                .addObject("focus", "article.headline");
    }

    @GetMapping(ID)
    ModelAndView edit(
            @PathVariable ArticleId id,
            @ModelAttribute(name = "kept-change", binding = false) String change,
            @ModelAttribute(name = "kept-note", binding = false) String note,
            @ModelAttribute(name = "kept-serious", binding = false) String serious,
            @ModelAttribute(name = "kept-again", binding = false) String again) {
        var kept = saved(id).with(change, note).with(serious, List.of(again.split(",")));
        return form(id, kept, List.of(), HttpStatus.OK);
    }

    private StoryForm saved(ArticleId id) {
        return newsroom.open(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Where a form was sent to that is not a page of its own: reloading such an address opens what is saved. */
    @GetMapping({ID + "/editions", ID + "/pending", ID + "/rows"})
    String editAgain(@PathVariable ArticleId id) {
        return "redirect:/admin/articles/" + id;
    }

    @PostMapping(ID)
    ModelAndView save(
            @PathVariable ArticleId id,
            @ModelAttribute("form") StoryForm form,
            @ModelAttribute(name = "schedule", binding = false) ScheduleForm schedule,
            @RequestParam(defaultValue = "false") boolean settling,
            Principal editor,
            RedirectAttributes redirected) {
        return answering(id, form, settling, () -> {
            newsroom.save(id, form, editor.getName(), clock.instant());
            redirected.addFlashAttribute("notice", "Draft saved. Readers see nothing of it until you publish.");
            redirected.addFlashAttribute("kept-change", form.change());
            redirected.addFlashAttribute("kept-note", form.note());
            redirected.addFlashAttribute("kept-serious", form.serious());
            redirected.addFlashAttribute("kept-again", String.join(",", form.again()));
            redirected.addFlashAttribute("schedule", schedule);
            return new ModelAndView("redirect:/admin/articles/" + id);
        });
    }

    @PostMapping(ID + "/editions")
    ModelAndView publish(
            @PathVariable ArticleId id,
            @ModelAttribute("form") StoryForm form,
            @RequestParam(defaultValue = "false") boolean settling,
            Principal editor,
            RedirectAttributes redirected) {
        return answering(id, form, settling, () -> {
            var published = newsroom.publish(id, form, editor.getName(), clock.instant());
            redirected.addFlashAttribute(
                    "notice", "Published: " + inWords(published) + "." + inWords(desk.leftWithdrawn(id)));
            return new ModelAndView("redirect:/admin/articles/" + id);
        });
    }

    /** Lets what the form says wait for its time. */
    @PostMapping(ID + "/pending")
    ModelAndView schedule(
            @PathVariable ArticleId id,
            @ModelAttribute("form") StoryForm form,
            @ModelAttribute(name = "schedule", binding = false) ScheduleForm schedule,
            @RequestParam(defaultValue = "false") boolean settling,
            Principal editor,
            RedirectAttributes redirected) {
        return answering(id, form, settling, () -> {
            try {
                var goesLiveAt = newsroom.schedule(id, form, schedule, editor.getName(), clock.instant());
                redirected.addFlashAttribute(
                        "notice",
                        "Scheduled for %s. Readers see nothing of it until then, and the form shows what they see now."
                                .formatted(pending.words(goesLiveAt)));
                return new ModelAndView("redirect:/admin/articles/" + id);
            } catch (Untimely untimely) {
                return disputed(id, form, untimely);
            }
        });
    }

    private ModelAndView disputed(ArticleId id, StoryForm form, Untimely untimely) {
        List<Disputed> places = untimely.disputed();
        return form(id, form, List.of(new Problem("overEarlier", untimely.why())), HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("disputed", places);
    }

    /** Whatever goes wrong, the editor gets the form back as it was typed. */
    private ModelAndView answering(ArticleId id, StoryForm form, boolean settling, Supplier<ModelAndView> work) {
        try {
            try {
                return work.get();
            } catch (Unfit unfit) {
                var view = form(id, form, unfit.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
                return settling ? withBothTexts(view, id, form) : view;
            } catch (Clash clash) {
                var known = newsroom.seen(id, form);
                return withBothTexts(form(id, known, List.of(), HttpStatus.CONFLICT), id, known);
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.error(
                    "The database could not do what an editor asked: {}",
                    away.getClass().getSimpleName());
            return formWithoutDatabase(id, form);
        }
    }

    /** Goes to a page where something is taken away for good, without losing what was typed here. */
    @PostMapping({ID + "/withdrawal", ID + "/redaction"})
    ModelAndView leave(
            @PathVariable ArticleId id,
            @ModelAttribute("form") StoryForm form,
            @RequestParam(defaultValue = "false") boolean settling,
            HttpServletRequest request) {
        return answering(id, form, settling, () -> {
            newsroom.requireSaved(id, form);
            return new ModelAndView("redirect:" + request.getRequestURI());
        });
    }

    private static String inWords(Set<SubjectKind> leftWithdrawn) {
        return leftWithdrawn.isEmpty()
                ? ""
                : leftWithdrawn.stream()
                        .sorted()
                        .map(SubjectKind::code)
                        .collect(Collectors.joining(", ", " Still withdrawn: ", "."));
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
        return answering(id, form, false, () -> preview(id, newsroom.preview(id, form), form));
    }

    /** The page as readers would get it, from what is saved. */
    @GetMapping(ID + "/preview")
    ModelAndView preview(@PathVariable ArticleId id) {
        var form = saved(id);
        return preview(id, newsroom.preview(id, form), form);
    }

    private ModelAndView preview(ArticleId id, Draft draft, StoryForm form) {
        var published =
                editions.current(id.subject(), ArticleBody.class).map(Shown::of).map(Shown::published);
        var page = ArticlePage.of(
                new Shown<>(draft.article(), published.orElse(null)),
                shown(draft.article().explainer(), draft.explainer(), form),
                shown(draft.article().conflict(), draft.timeline(), form),
                editions.moreOnTheConflict(id.subject(), draft.article(), ArticlePage.MORE_ARTICLES),
                new ArticlePage.Told(
                        Corrections.NONE,
                        gone(draft.article().explainer(), form),
                        gone(draft.article().conflict(), form),
                        null),
                site);
        return new ModelAndView("page/article", Map.of("page", page, "preview", true));
    }

    /** What was withdrawn, and is not to be published again, would not be shown to readers. */
    private <B extends Body> @Nullable Shown<B> shown(@Nullable SubjectId subject, Optional<B> body, StoryForm form) {
        return subject == null || gone(subject, form) != null
                ? null
                : body.map(it -> new Shown<>(it, null)).orElse(null);
    }

    private @Nullable Gone gone(@Nullable SubjectId subject, StoryForm form) {
        return subject == null || form.announcement().again().contains(subject.kind())
                ? null
                : editions.withdrawal(subject)
                        .map(withdrawal -> Gone.of(withdrawal, site))
                        .orElse(null);
    }

    /** Adds, removes or moves a question or an event of the form; nothing is saved. */
    @PostMapping(ID + "/rows")
    ModelAndView arrange(
            @PathVariable ArticleId id,
            @ModelAttribute("form") StoryForm form,
            @RequestParam(defaultValue = "false") boolean settling,
            @RequestParam(defaultValue = "") String arrange) {
        var arrangement = Arrangement.of(arrange);
        var arranged = arrangement.map(it -> it.applyTo(form)).orElse(form);
        return answering(id, arranged, settling, () -> {
            var view = form(id, arranged, List.of(), HttpStatus.OK)
                    .addObject(
                            "focus", arrangement.map(it -> it.focus(arranged)).orElse(""));
            return settling ? withBothTexts(view, id, arranged) : view;
        });
    }

    /** The two texts of a clash stay beside each other until its second editor has saved. */
    private ModelAndView withBothTexts(ModelAndView view, ArticleId id, StoryForm form) {
        return view.addObject("sides", Side.sides(form, newsroom.open(id).orElse(StoryForm.blank())));
    }

    private ModelAndView form(ArticleId id, StoryForm form, List<Problem> problems, HttpStatus status) {
        var view = bareForm(id, form, problems, status);
        var item = desk.article(id);
        view.addObject("item", item.orElse(null));
        view.addObject("title", item.map(Desk.Item::title).orElse(NEW));
        view.addObject(
                "sharedExplainer", desk.explainer(form.explainer().shown(), id).orElse(null));
        view.addObject(
                "sharedConflict", desk.conflict(form.timeline().shown(), id).orElse(null));
        view.addObject("suggestions", desk.suggestions());
        view.addObject("pending", pending.lines(subjects(id, form)));
        return view;
    }

    private static List<SubjectId> subjects(ArticleId id, StoryForm form) {
        return Stream.of(
                        Optional.of(id.subject()),
                        form.explainer().shown().map(ExplainerId::subject),
                        form.timeline().shown().map(ConflictId::subject))
                .flatMap(Optional::stream)
                .toList();
    }

    private static ModelAndView formWithoutDatabase(ArticleId id, StoryForm form) {
        var problem =
                new Problem("", "The database does not answer. Leave this page open, and send it again in a minute.");
        var view = bareForm(id, form, List.of(problem), HttpStatus.SERVICE_UNAVAILABLE);
        view.addObject(
                "title",
                form.article().headline().isEmpty() ? NEW : form.article().headline());
        view.addObject("suggestions", Desk.Suggestions.NONE);
        return view;
    }

    private static ModelAndView bareForm(ArticleId id, StoryForm form, List<Problem> problems, HttpStatus status) {
        var view = new ModelAndView("newsroom/story", status);
        view.addObject("form", form.withRowsToWriteIn());
        view.addObject("address", "/admin/articles/" + id);
        view.addObject("problems", problems);
        view.addObject(
                "problemOf",
                problems.stream()
                        .collect(Collectors.toMap(
                                Problem::field, Problem::message, (first, more) -> first + " " + more)));
        return view;
    }
}
