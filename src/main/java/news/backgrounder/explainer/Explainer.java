package news.backgrounder.explainer;

import jakarta.persistence.CascadeType;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.backgrounder.edition.ExplainerBody;
import org.jspecify.annotations.Nullable;

/** An editor's working copy of an explainer. Readers never see it; they see its editions. */
@Entity
public class Explainer {

    @EmbeddedId
    private ExplainerId id;

    @Version
    private @Nullable Long version;

    private String slug;
    private String title;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "explainer_id", nullable = false, updatable = false)
    @OrderBy("place")
    private List<Question> questions = new ArrayList<>();

    private Instant changedAt;
    private String changedBy;

    protected Explainer() {}

    public Explainer(ExplainerId id, ExplainerBody body, String by, Instant at) {
        this.id = id;
        revise(body, by, at);
    }

    /** Takes over what an editor has typed; questions keep their ids, in whatever order they now stand. */
    public final void revise(ExplainerBody to, String by, Instant at) {
        slug = to.slug();
        title = to.title();
        var known = questions.stream().collect(Collectors.toMap(Question::id, Function.identity()));
        questions.removeIf(
                question -> to.questions().stream().noneMatch(kept -> kept.id().equals(question.id())));
        for (var place = 0; place < to.questions().size(); place++) {
            var typed = to.questions().get(place);
            var question = known.get(typed.id());
            if (question == null) {
                questions.add(new Question(place, typed));
            } else {
                question.revise(place, typed);
            }
        }
        questions.sort(Comparator.comparingInt(Question::place));
        changedBy = by;
        changedAt = at;
    }

    /** What an edition made now would hold. */
    public ExplainerBody toBody() {
        return new ExplainerBody(
                slug, title, questions.stream().map(Question::toBody).toList());
    }

    public ExplainerId id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Counts the saved states, from 0. */
    public long version() {
        return version == null ? 0 : version;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public String changedBy() {
        return changedBy;
    }
}
