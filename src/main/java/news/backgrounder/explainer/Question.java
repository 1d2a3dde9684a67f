package news.backgrounder.explainer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ItemId;

/** A question with its answer in Markdown. */
@Entity
class Question {

    @Id
    private String id;

    @Column(name = "place_in_order")
    private int place;

    private String question;
    private String answer;

    protected Question() {}

    Question(int place, ExplainerBody.Question asked) {
        this.id = asked.id().value();
        revise(place, asked);
    }

    ItemId id() {
        return new ItemId(id);
    }

    int place() {
        return place;
    }

    final void revise(int place, ExplainerBody.Question to) {
        this.place = place;
        this.question = to.question();
        this.answer = to.answer();
    }

    ExplainerBody.Question toBody() {
        return new ExplainerBody.Question(id(), question, answer);
    }
}
