package news.backgrounder.edition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An article as readers see it; {@code text} is Markdown as the editor typed it. */
public record ArticleBody(
        String slug,
        String section,
        String kicker,
        String headline,
        String standfirst,
        String byline,
        String dateline,
        String text,
        @Nullable Picture picture,
        @Nullable SubjectId explainer,
        @Nullable SubjectId conflict)
        implements Body {

    @Override
    public ArticleBody at(String slug) {
        return new ArticleBody(
                slug, section, kicker, headline, standfirst, byline, dateline, text, picture, explainer, conflict);
    }

    @Override
    @JsonIgnore
    public SubjectKind kind() {
        return SubjectKind.ARTICLE;
    }

    @Override
    @JsonIgnore
    public Set<SubjectId> references() {
        return Stream.of(explainer, conflict).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
