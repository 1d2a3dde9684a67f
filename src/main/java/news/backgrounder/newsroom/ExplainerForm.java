package news.backgrounder.newsroom;

import jakarta.validation.Valid;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ItemId;
import news.backgrounder.explainer.Explainer;
import news.backgrounder.explainer.ExplainerId;

/**
 * The explainer's part of the form.
 *
 * @param id of the explainer whose questions it shows, {@code seen} the {@link Seen} of its saved state; both blank
 *     where the article had none
 */
record ExplainerForm(
        String id, String seen, @PlainText(max = 300) String title, List<@Valid QuestionForm> questions) {

    static final ExplainerForm BLANK = new ExplainerForm("", "", "", List.of());

    ExplainerForm {
        id = Typed.line(id);
        seen = Typed.line(seen);
        title = Typed.line(title);
        questions = questions == null
                ? List.of()
                : questions.stream().filter(Objects::nonNull).toList();
    }

    static ExplainerForm of(Explainer explainer) {
        var saved = explainer.toBody();
        var form = new ExplainerForm(
                explainer.id().value().toString(),
                "",
                saved.title(),
                saved.questions().stream().map(QuestionForm::of).toList());
        return form.knowing(Seen.of(explainer, form.words()).text());
    }

    /** The explainer whose questions the form shows. */
    Optional<ExplainerId> shown() {
        return ExplainerId.parse(id);
    }

    private List<?> words() {
        return List.of(
                title, questions.stream().filter(row -> !row.isUntouched()).toList());
    }

    /** Whether it says what it said when it was opened; where there was nothing, nothing. */
    boolean isUntouched() {
        return seen.isEmpty() ? words().equals(BLANK.words()) : new Seen(seen).had(words());
    }

    /**
     * Whether its editor has seen what is saved; of one that the form does not show nothing is changed, only added to.
     */
    boolean hasSeen(Explainer saved) {
        return shown().filter(saved.id()::equals).isEmpty() || isUntouched() || new Seen(seen).was(saved);
    }

    /** The same words, sent by an editor who has seen this state. */
    ExplainerForm knowing(String seen) {
        return new ExplainerForm(id, seen, title, questions);
    }

    ExplainerForm with(List<QuestionForm> questions) {
        return new ExplainerForm(id, seen, title, questions);
    }

    /** What is asked; a question keeps its id if it is one of these, and gets a new one otherwise. */
    List<ExplainerBody.Question> asked(Set<ItemId> own) {
        var free = new HashSet<>(own);
        return questions.stream()
                .filter(question -> !question.isUntouched())
                .map(question ->
                        question.toBody(question.known().filter(free::remove).orElseGet(ItemId::next)))
                .toList();
    }
}
