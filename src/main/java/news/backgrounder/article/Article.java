package news.backgrounder.article;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import news.backgrounder.conflict.ConflictId;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.explainer.ExplainerId;
import org.jspecify.annotations.Nullable;

/** An editor's working copy of an article. Readers never see it; they see its editions. */
@Entity
public class Article {

    @EmbeddedId
    private ArticleId id;

    @Version
    private @Nullable Long version;

    private String slug;
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

    private Instant changedAt;
    private String changedBy;

    protected Article() {}

    public Article(ArticleId id, ArticleBody body, String by, Instant at) {
        this.id = id;
        revise(body, by, at);
    }

    /** Takes over what an editor has typed. */
    public final void revise(ArticleBody to, String by, Instant at) {
        slug = to.slug();
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
        changedBy = by;
        changedAt = at;
    }

    /** What an edition made now would hold. */
    public ArticleBody toBody() {
        return new ArticleBody(
                slug,
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

    public String headline() {
        return headline;
    }

    public Optional<ExplainerId> explainer() {
        return Optional.ofNullable(explainer);
    }

    public Optional<ConflictId> conflict() {
        return Optional.ofNullable(conflict);
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
