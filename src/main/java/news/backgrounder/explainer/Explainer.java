package news.backgrounder.explainer;

import jakarta.persistence.CascadeType;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.workingcopy.Row;
import news.backgrounder.workingcopy.WorkingCopy;

/** An explainer: questions in the editor's order, each with its answer. */
@Entity
public class Explainer extends WorkingCopy<ExplainerBody> {

    @EmbeddedId
    private ExplainerId id;

    private String title;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "explainer_id", nullable = false, updatable = false)
    @OrderBy("place")
    private List<Question> questions = new ArrayList<>();

    protected Explainer() {}

    public Explainer(ExplainerId id, ExplainerBody body, String by, Instant at) {
        super(body, by, at);
        this.id = id;
        take(body);
    }

    @Override
    protected final void take(ExplainerBody body) {
        title = body.title();
        Row.revise(questions, body.questions(), ExplainerBody.Question::id, Question::new);
    }

    @Override
    public ExplainerBody toBody() {
        return new ExplainerBody(
                slug(), title, questions.stream().map(Question::toBody).toList());
    }

    public ExplainerId id() {
        return id;
    }

    @Override
    public SubjectId subject() {
        return id.subject();
    }

    @Override
    public String title() {
        return title;
    }
}
