package news.backgrounder.newsroom;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import news.backgrounder.article.Article;
import news.backgrounder.article.ArticleId;
import news.backgrounder.article.Articles;
import news.backgrounder.conflict.Conflict;
import news.backgrounder.conflict.Conflicts;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.explainer.Explainer;
import news.backgrounder.explainer.Explainers;
import news.backgrounder.schedule.LiveTime;
import news.backgrounder.schedule.Pending;
import news.backgrounder.schedule.Untimely;
import news.backgrounder.site.Site;
import news.backgrounder.workingcopy.WorkingCopy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Saves and publishes what editors type: article, explainer and timeline together, all or none of them. */
@Service
class Newsroom {

    private final Articles articles;
    private final Explainers explainers;
    private final Conflicts conflicts;
    private final Drafting drafting;
    private final FormCheck check;
    private final Publishing publishing;
    private final Pending pending;
    private final Editions editions;
    private final ZoneId zone;
    private final TransactionTemplate transaction;

    Newsroom(
            Articles articles,
            Explainers explainers,
            Conflicts conflicts,
            Drafting drafting,
            FormCheck check,
            Publishing publishing,
            Pending pending,
            Editions editions,
            Site site,
            PlatformTransactionManager transactions) {
        this.articles = articles;
        this.explainers = explainers;
        this.conflicts = conflicts;
        this.drafting = drafting;
        this.check = check;
        this.publishing = publishing;
        this.pending = pending;
        this.editions = editions;
        this.zone = site.timeZone();
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The working copies of a story as they are saved, or empty where there is no such article. */
    Optional<StoryForm> open(ArticleId id) {
        return inOneTransaction(() -> story(id).map(StoryForm::of));
    }

    /**
     * What would be saved, for the preview.
     *
     * @throws Unfit where the form could not be saved
     */
    Draft preview(ArticleId id, StoryForm form) {
        check.requireSavable(form);
        return inOneTransaction(() -> drafting.draft(id, form));
    }

    /**
     * Saves the working copies; an id that nobody has begins a new article.
     *
     * @throws Unfit where the form cannot be saved
     * @throws Clash where somebody else has saved other text since this form was opened
     */
    void save(ArticleId id, StoryForm form, String by, Instant at) {
        check.requireSavable(form);
        trying(() -> {
            draft(id, form).ifPresent(draft -> save(id, draft, form, by, at));
            return id;
        });
    }

    /**
     * Saves the working copies and publishes those that readers do not see so already.
     *
     * @throws Unfit where the form cannot be published
     * @throws Clash where somebody else has saved other text since this form was opened
     */
    List<Edition<?>> publish(ArticleId id, StoryForm form, String by, Instant at) {
        check.requirePublishable(form);
        return trying(() -> {
            var instant = publishing.begin(at);
            draft(id, form).ifPresent(draft -> {
                requireNothingUnseen(draft, form);
                save(id, draft, form, by, instant);
            });
            var story = story(id).orElseThrow();
            return publishing.publish(story, form.announcement(), by, instant);
        });
    }

    /**
     * Lets an editor leave the form for another page.
     *
     * @throws Unfit where text that is not saved would get lost on the way
     */
    void requireSaved(ArticleId id, StoryForm form) {
        if (open(id).filter(form::saysTheSameAs).isEmpty()) {
            throw new Unfit("", "Some of this text is not saved. Save the draft first, so that it is not lost.");
        }
    }

    /**
     * Keeps what the form says until it goes live, and leaves in the working copies what readers see: nobody can
     * publish it before by accident. What readers have not seen at all stays in its working copy, too.
     *
     * @return the instant at which it goes live
     * @throws Unfit where the form could not be published, or not then
     * @throws Clash where somebody else has saved other text since this form was opened
     * @throws Untimely where what is scheduled earlier contradicts it
     */
    Instant schedule(ArticleId id, StoryForm form, ScheduleForm schedule, String by, Instant at) {
        var goesLiveAt = requireSchedulable(form, schedule, at);
        return trying(() -> {
            var instant = publishing.begin(at);
            var draft = draft(id, form);
            draft.ifPresent(it -> {
                requireNothingUnseen(it, form);
                requireSeen(id, it, form);
            });
            var bodies = draft.map(it -> bodies(id, it))
                    .orElseGet(() -> bodies(story(id).orElseThrow()));
            var plan = plan(id, bodies, goesLiveAt, schedule);
            var change = Publishing.changeOf(plan.before(), plan.after(), form.change(), form.note());
            pending.schedule(plan, change, form.announcement().serious(), form.note(), by, instant);
            draft.ifPresent(it -> store(id, resting(it, plan), by, instant));
            return goesLiveAt;
        });
    }

    private Instant requireSchedulable(StoryForm form, ScheduleForm schedule, Instant at) {
        var problems = new ArrayList<Problem>();
        try {
            check.requirePublishable(form);
        } catch (Unfit unfit) {
            problems.addAll(unfit.problems());
        }
        var read = LiveTime.read(schedule.goesLive(), schedule.goesLiveOffset(), at, zone);
        switch (read) {
            case LiveTime.At _ -> {}
            case LiveTime.Refused refused -> problems.add(new Problem("goesLive", refused.why()));
            case LiveTime.Twice twice -> problems.add(new Problem("goesLiveOffset", twice.why()));
        }
        if (problems.isEmpty() && read instanceof LiveTime.At goesLive) {
            return goesLive.instant();
        }
        throw new Unfit(problems);
    }

    private Pending.Plan plan(ArticleId id, Map<SubjectId, Body> bodies, Instant goesLiveAt, ScheduleForm schedule) {
        try {
            var plan = pending.plan(id.subject(), bodies, goesLiveAt, schedule.overEarlier());
            if (plan.after().isEmpty()) {
                throw new Unfit("change", "Readers see exactly this already: there is nothing to schedule.");
            }
            return plan;
        } catch (Untimely untimely) {
            if (untimely.disputed().isEmpty()) {
                throw new Unfit("goesLive", untimely.why());
            }
            throw untimely;
        }
    }

    private static Map<SubjectId, Body> bodies(ArticleId id, Draft draft) {
        var bodies = new LinkedHashMap<SubjectId, Body>();
        draft.explainer()
                .ifPresent(body ->
                        bodies.put(Objects.requireNonNull(draft.article().explainer()), body));
        draft.timeline()
                .ifPresent(body ->
                        bodies.put(Objects.requireNonNull(draft.article().conflict()), body));
        bodies.put(id.subject(), draft.article());
        return bodies;
    }

    private static Map<SubjectId, Body> bodies(Story story) {
        var bodies = new LinkedHashMap<SubjectId, Body>();
        story.copies().forEach(copy -> bodies.put(copy.subject(), copy.toBody()));
        return bodies;
    }

    /** The draft with what readers see in place of what is scheduled. */
    private Draft resting(Draft draft, Pending.Plan plan) {
        var explainers = new LinkedHashMap<>(draft.explainers());
        explainers.replaceAll((explainer, body) -> resting(explainer.subject(), body, ExplainerBody.class, plan));
        var conflicts = new LinkedHashMap<>(draft.conflicts());
        conflicts.replaceAll((conflict, body) -> resting(conflict.subject(), body, TimelineBody.class, plan));
        return new Draft(resting(plan.article(), draft.article(), ArticleBody.class, plan), explainers, conflicts);
    }

    private <B extends Body> B resting(SubjectId subject, B drafted, Class<B> type, Pending.Plan plan) {
        return plan.after().containsKey(subject)
                ? editions.current(subject, type).map(Edition::body).orElse(drafted)
                : drafted;
    }

    /**
     * The form as its sender typed it, now that its sender is shown what is saved. A part that its sender has not
     * touched is the saved one: only what was typed may take the place of a colleague's words.
     */
    StoryForm seen(ArticleId id, StoryForm form) {
        return inOneTransaction(() -> story(id).map(story -> seen(story, form)).orElse(form));
    }

    private StoryForm seen(Story story, StoryForm form) {
        var saved = StoryForm.of(story);
        var explainer = form.explainer()
                .shown()
                .flatMap(explainers::findById)
                .map(shown -> form.explainer().knowing(ExplainerForm.of(shown).seen()))
                .orElse(form.explainer());
        var timeline = form.timeline()
                .shown()
                .flatMap(conflicts::findById)
                .map(shown -> form.timeline().knowing(TimelineForm.of(shown).seen()))
                .orElse(form.timeline());
        return form.with(
                        form.article().isUntouched()
                                ? saved.article()
                                : form.article().knowing(saved.article().seen()))
                .with(form.explainer().isUntouched() ? saved.explainer() : explainer)
                .with(form.timeline().isUntouched() ? saved.timeline() : timeline);
    }

    /** What the form makes of the working copies; empty where it made it before and was only sent a second time. */
    private Optional<Draft> draft(ArticleId id, StoryForm form) {
        var before = form.article().seen().isEmpty() ? story(id) : Optional.<Story>empty();
        if (before.isEmpty()) {
            return Optional.of(drafting.draft(id, form));
        }
        if (form.saysTheSameAs(StoryForm.of(before.get()))) {
            return Optional.empty();
        }
        throw new Clash();
    }

    private void requireNothingUnseen(Draft draft, StoryForm form) {
        draft.explainerId()
                .filter(named -> form.explainer().shown().filter(named::equals).isEmpty())
                .flatMap(explainers::findById)
                .ifPresent(named -> publishing.requireNothingUnseen(named, "explainer.title"));
        draft.conflictId()
                .filter(named -> form.timeline().shown().filter(named::equals).isEmpty())
                .flatMap(conflicts::findById)
                .ifPresent(named -> publishing.requireNothingUnseen(named, "timeline.conflict"));
    }

    private void requireSeen(ArticleId id, Draft draft, StoryForm form) {
        draft.explainers()
                .forEach((explainer, body) -> explainers
                        .findById(explainer)
                        .ifPresent(saved ->
                                requireSeen(saved, body, form.explainer().hasSeen(saved))));
        draft.conflicts()
                .forEach((conflict, body) -> conflicts
                        .findById(conflict)
                        .ifPresent(saved ->
                                requireSeen(saved, body, form.timeline().hasSeen(saved))));
        articles.findById(id).ifPresent(saved -> requireSeen(saved, draft.article(), form.hasSeen(saved)));
    }

    private static void requireSeen(WorkingCopy<?> saved, Body body, boolean seen) {
        if (!seen && !saved.toBody().equals(body)) {
            throw new Clash();
        }
    }

    private void save(ArticleId id, Draft draft, StoryForm form, String by, Instant at) {
        requireSeen(id, draft, form);
        store(id, draft, by, at);
    }

    private void store(ArticleId id, Draft draft, String by, Instant at) {
        draft.explainers()
                .forEach((explainer, body) -> explainers
                        .findById(explainer)
                        .ifPresentOrElse(
                                saved -> revise(saved, body, by, at),
                                () -> explainers.save(new Explainer(explainer, body, by, at))));
        draft.conflicts()
                .forEach((conflict, body) -> conflicts
                        .findById(conflict)
                        .ifPresentOrElse(
                                saved -> revise(saved, body, by, at),
                                () -> conflicts.save(new Conflict(conflict, body, by, at))));
        articles.findById(id)
                .ifPresentOrElse(
                        saved -> revise(saved, draft.article(), by, at),
                        () -> articles.save(new Article(id, draft.article(), by, at)));
        // Who was overtaken by somebody else learns it here, before a publication makes all others wait.
        articles.flush();
    }

    private static <B extends Body> void revise(WorkingCopy<B> saved, B body, String by, Instant at) {
        if (!saved.toBody().equals(body)) {
            saved.revise(body, by, at);
        }
    }

    private Optional<Story> story(ArticleId id) {
        return articles.findById(id)
                .map(article -> new Story(
                        article,
                        article.explainer().flatMap(explainers::findById),
                        article.conflict().flatMap(conflicts::findById)));
    }

    /** Two editors may send at the same moment; the database refuses one, who then sees what the other has saved. */
    private <T> T trying(Supplier<T> work) {
        try {
            return inOneTransaction(work);
        } catch (ConcurrencyFailureException | DataIntegrityViolationException overtaken) {
            return inOneTransaction(work);
        }
    }

    private <T> T inOneTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
