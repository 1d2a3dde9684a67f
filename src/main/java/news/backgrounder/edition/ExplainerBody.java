package news.backgrounder.edition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An explainer as readers see it: questions in the editor's order, each with its answer in Markdown. */
public record ExplainerBody(String slug, String title, List<Question> questions) implements Body {

    public ExplainerBody {
        questions = List.copyOf(questions);
    }

    @Override
    public ExplainerBody at(String slug) {
        return new ExplainerBody(slug, title, questions);
    }

    @Override
    @JsonIgnore
    public SubjectKind kind() {
        return SubjectKind.EXPLAINER;
    }

    @Override
    @JsonIgnore
    public Set<SubjectId> references() {
        return Set.of();
    }

    public Set<ItemId> ids() {
        return questions.stream().map(Question::id).collect(Collectors.toUnmodifiableSet());
    }

    public record Question(ItemId id, String question, String answer) {}
}
