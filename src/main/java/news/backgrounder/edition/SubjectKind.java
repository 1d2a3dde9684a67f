package news.backgrounder.edition;

import java.util.Locale;

/** What can be published: each kind has a {@link Body} and a public address of its own. */
public enum SubjectKind {
    ARTICLE("articles"),
    EXPLAINER("explainers"),
    TIMELINE("conflicts");

    private final String path;

    SubjectKind(String path) {
        this.path = path;
    }

    /** The public address, on this site, of a subject of this kind: {@code /articles/most-of-aleppo-taken}. */
    public String address(String slug) {
        return "/" + path + "/" + slug;
    }

    /** The kind whose public addresses begin with {@code /articles}, {@code /explainers} or {@code /conflicts}. */
    public static SubjectKind at(String path) {
        for (var kind : values()) {
            if (kind.path.equals(path)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("nothing is published below /" + path);
    }

    /** How the log, and forms, write this kind. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SubjectKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    Class<? extends Body> bodyType() {
        return switch (this) {
            case ARTICLE -> ArticleBody.class;
            case EXPLAINER -> ExplainerBody.class;
            case TIMELINE -> TimelineBody.class;
        };
    }
}
