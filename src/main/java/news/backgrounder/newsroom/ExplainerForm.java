package news.backgrounder.newsroom;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.explainer.Explainer;

/**
 * The explainer's part of the form.
 *
 * @param id of the explainer whose questions it shows, {@code version} the saved state of it that the editor has seen;
 *     both blank where the article had none
 */
record ExplainerForm(
        String id, String version, @PlainText(max = 300) String title, List<@Valid QuestionForm> questions) {

    static final ExplainerForm BLANK = new ExplainerForm("", "", "", List.of());

    ExplainerForm {
        id = Typed.line(id);
        version = Typed.line(version);
        title = Typed.line(title);
        questions = questions == null
                ? List.of()
                : questions.stream().filter(Objects::nonNull).toList();
    }

    static ExplainerForm of(Explainer explainer) {
        var saved = explainer.toBody();
        return new ExplainerForm(
                explainer.id().value().toString(),
                String.valueOf(explainer.version()),
                saved.title(),
                saved.questions().stream().map(QuestionForm::of).toList());
    }

    /**
     * Whether its editor has seen what is saved; of one that the form does not show nothing is changed, only added to.
     */
    boolean hasSeen(Explainer saved) {
        return !id.equals(saved.id().value().toString()) || version.equals(String.valueOf(saved.version()));
    }

    ExplainerForm seen(String id, String version) {
        return new ExplainerForm(id, version, title, questions);
    }

    ExplainerForm with(List<QuestionForm> questions) {
        return new ExplainerForm(id, version, title, questions);
    }

    List<ExplainerBody.Question> asked() {
        return questions.stream()
                .filter(question -> !question.isUntouched())
                .map(QuestionForm::toBody)
                .toList();
    }
}
