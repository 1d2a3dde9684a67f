package news.backgrounder.workingcopy;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.SubjectId;
import org.jspecify.annotations.Nullable;

/** What editors change. Readers never see it; they see its editions. */
@MappedSuperclass
public abstract class WorkingCopy<B extends Body> {

    @Version
    private @Nullable Long version;

    private String slug;
    private Instant changedAt;
    private String changedBy;

    protected WorkingCopy() {}

    protected WorkingCopy(B body, String by, Instant at) {
        this.slug = body.slug();
        this.changedBy = by;
        this.changedAt = at;
    }

    /** Takes over what an editor has typed. */
    public final void revise(B to, String by, Instant at) {
        slug = to.slug();
        changedBy = by;
        changedAt = at;
        take(to);
    }

    /** Takes over all of a body but its slug. */
    protected abstract void take(B body);

    /** What an edition made now would hold. */
    public abstract B toBody();

    public abstract SubjectId subject();

    /** What editors call it. */
    public abstract String title();

    public String slug() {
        return slug;
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
