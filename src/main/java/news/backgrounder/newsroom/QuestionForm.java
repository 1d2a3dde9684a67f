package news.backgrounder.newsroom;

import java.util.Optional;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ItemId;
import org.jspecify.annotations.Nullable;

/** One question of the form; {@code id} is blank until it has been saved. */
record QuestionForm(
        String id,
        @PlainText(max = 300) String question,
        @PlainText(max = 20_000, lines = true) String answer) {

    static final QuestionForm BLANK = new QuestionForm("", "", "");

    QuestionForm {
        id = Typed.id(id);
        question = Typed.line(question);
        answer = Typed.text(answer);
    }

    static QuestionForm of(ExplainerBody.Question question) {
        return new QuestionForm(question.id().value(), question.question(), question.answer());
    }

    /** The same text for a question that exists already, or for a new one. */
    QuestionForm as(@Nullable QuestionForm existing) {
        return new QuestionForm(existing == null ? "" : existing.id, question, answer);
    }

    /** Whether it is a row that nobody has written in. */
    boolean isUntouched() {
        return equals(BLANK);
    }

    /** The id that came back with it. */
    Optional<ItemId> known() {
        return id.isEmpty() ? Optional.empty() : Optional.of(new ItemId(id));
    }

    ExplainerBody.Question toBody(ItemId id) {
        return new ExplainerBody.Question(id, question, answer);
    }
}
