package news.backgrounder.newsroom;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import news.backgrounder.prose.Prose;
import news.backgrounder.when.When;
import news.backgrounder.when.WhenException;
import org.springframework.stereotype.Component;

/** Finds what an editor must mend in a form before it can be saved or published. */
@Component
class FormCheck {

    private static final int MOST_QUESTIONS = 200;
    private static final int MOST_EVENTS = 1_000;
    private static final int LONGEST_PROSE = 400_000;

    private final Validator validator;

    FormCheck(Validator validator) {
        this.validator = validator;
    }

    /** @throws Unfit where the form cannot be saved */
    void requireSavable(StoryForm form) {
        require(problems(form));
    }

    /** @throws Unfit where readers could not be shown this */
    void requirePublishable(StoryForm form) {
        var problems = problems(form);
        if (form.article().body().isBlank()) {
            problems.add(new Problem("article.body", "Write the article before you publish it."));
        }
        for (var i = 0; i < form.explainer().questions().size(); i++) {
            var question = form.explainer().questions().get(i);
            if (!question.isUntouched() && question.answer().isBlank()) {
                problems.add(new Problem(
                        "explainer.questions[%d].answer".formatted(i), "Write the answer, or remove the question."));
            }
        }
        require(problems);
    }

    private static void require(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Unfit(problems);
        }
    }

    private List<Problem> problems(StoryForm form) {
        var problems = new ArrayList<Problem>();
        validator.validate(form).stream()
                .map(found -> new Problem(found.getPropertyPath().toString(), found.getMessage()))
                .sorted(Comparator.comparing(Problem::field))
                .forEach(problems::add);
        article(form.article(), problems);
        explainer(form.explainer(), problems);
        timeline(form.timeline(), problems);
        return problems;
    }

    private static void article(ArticleForm article, List<Problem> problems) {
        if (article.headline().isEmpty()) {
            problems.add(new Problem("article.headline", "Write a headline."));
        }
        if (!article.slug().isEmpty()
                && article.slug().length() <= Slug.LONGEST_TYPED
                && !Slug.isSlug(article.slug())) {
            problems.add(new Problem(
                    "article.slug",
                    "A slug has only small letters a to z, digits and single hyphens between them, like %s."
                            .formatted(Slug.of(article.slug(), "most-of-aleppo-taken"))));
        }
        prose("article.body", article.body(), problems);
    }

    private static void explainer(ExplainerForm explainer, List<Problem> problems) {
        var asked = new HashMap<String, Integer>();
        for (var i = 0; i < explainer.questions().size(); i++) {
            var question = explainer.questions().get(i);
            if (question.isUntouched()) {
                continue;
            }
            var field = "explainer.questions[%d].".formatted(i);
            if (question.question().isEmpty()) {
                problems.add(new Problem(field + "question", "Write the question, or remove it."));
            } else {
                var first = asked.putIfAbsent(question.question().toLowerCase(Locale.ROOT), i + 1);
                if (first != null) {
                    problems.add(new Problem(
                            field + "question", "Question %d asks the same as question %d.".formatted(i + 1, first)));
                }
            }
            prose(field + "answer", question.answer(), problems);
        }
        if (explainer.title().isEmpty() && !asked.isEmpty()) {
            problems.add(new Problem("explainer.title", "Give the explainer a title."));
        }
        if (explainer.questions().size() > MOST_QUESTIONS) {
            problems.add(
                    new Problem("explainer.title", "An explainer has at most %d questions.".formatted(MOST_QUESTIONS)));
        }
    }

    private static void timeline(TimelineForm timeline, List<Problem> problems) {
        var told = false;
        for (var i = 0; i < timeline.events().size(); i++) {
            var event = timeline.events().get(i);
            if (event.isUntouched()) {
                continue;
            }
            told = true;
            var field = "timeline.events[%d].".formatted(i);
            try {
                When.parse(event.when());
            } catch (WhenException bad) {
                problems.add(new Problem(field + "when", bad.getMessage()));
            }
            if (event.headline().isEmpty()) {
                problems.add(new Problem(field + "headline", "Write what happened, or remove the event."));
            }
            prose(field + "text", event.text(), problems);
            SourceLine.problem(event.source()).ifPresent(bad -> problems.add(new Problem(field + "source", bad)));
        }
        if (told && timeline.conflict().isEmpty() && timeline.shown().isEmpty()) {
            problems.add(new Problem("timeline.conflict", "Name the conflict that these events belong to."));
        }
        if (timeline.events().size() > MOST_EVENTS) {
            problems.add(new Problem("timeline.conflict", "A timeline has at most %,d events.".formatted(MOST_EVENTS)));
        }
    }

    private static void prose(String field, String text, List<Problem> problems) {
        // What is far too long is said to be so already; its links may wait.
        if (text.length() > LONGEST_PROSE) {
            return;
        }
        Prose.problems(text).forEach(bad -> problems.add(new Problem(field, bad)));
    }
}
