package news.backgrounder.article;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Optional;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.explainer.ExplainerId;
import news.backgrounder.workingcopy.WorkingCopy;
import org.jspecify.annotations.Nullable;

/** The running text. Its explainer and its conflict are working copies of their own, which other articles may share. */
@Entity
public class Article extends WorkingCopy<ArticleBody> {

    @EmbeddedId
    private ArticleId id;

    private String section;
    private String kicker;
    private String headline;
    private String standfirst;
    private String byline;
    private String dateline;
    private String body;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "explainer_id"))
    private @Nullable ExplainerId explainer;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "conflict_id"))
    private @Nullable ConflictId conflict;

    protected Article() {}

    public Article(ArticleId id, ArticleBody body, String by, Instant at) {
        super(body, by, at);
        this.id = id;
        take(body);
    }

    @Override
    protected final void take(ArticleBody to) {
        section = to.section();
        kicker = to.kicker();
        headline = to.headline();
        standfirst = to.standfirst();
        byline = to.byline();
        dateline = to.dateline();
        body = to.text();
        var shown = to.explainer();
        explainer = shown == null ? null : new ExplainerId(shown.value());
        var about = to.conflict();
        conflict = about == null ? null : new ConflictId(about.value());
    }

    @Override
    public ArticleBody toBody() {
        return new ArticleBody(
                slug(),
                section,
                kicker,
                headline,
                standfirst,
                byline,
                dateline,
                body,
                null,
                explainer().map(ExplainerId::subject).orElse(null),
                conflict().map(ConflictId::subject).orElse(null));
    }

    public ArticleId id() {
        return id;
    }

    @Override
    public SubjectId subject() {
        return id.subject();
    }

    @Override
    public String title() {
        return headline;
    }

    public Optional<ExplainerId> explainer() {
        return Optional.ofNullable(explainer);
    }

    public Optional<ConflictId> conflict() {
        return Optional.ofNullable(conflict);
    }
}
