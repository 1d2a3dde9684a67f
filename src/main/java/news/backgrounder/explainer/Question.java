package news.backgrounder.explainer;

import jakarta.persistence.Entity;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.workingcopy.Row;

/** A question with its answer in Markdown. */
@Entity
class Question extends Row<ExplainerBody.Question> {

    private String question;
    private String answer;

    protected Question() {}

    Question(ExplainerBody.Question asked) {
        super(asked.id());
        take(asked);
    }

    @Override
    protected final void take(ExplainerBody.Question asked) {
        question = asked.question();
        answer = asked.answer();
    }

    ExplainerBody.Question toBody() {
        return new ExplainerBody.Question(id(), question, answer);
    }
}
