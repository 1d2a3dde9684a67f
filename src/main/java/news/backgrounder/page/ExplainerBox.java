package news.backgrounder.page;

import java.util.List;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.prose.Html;
import news.backgrounder.prose.Prose;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;

/** An explainer as the box in an article and its own page show it. */
public record ExplainerBox(
        String title, String address, @Nullable Dates dates, List<Answered> questions) {

    /** One question with its answer, rendered below a heading of level 3. */
    public record Answered(ItemId id, String question, Html answer) {}

    public static ExplainerBox of(Shown<ExplainerBody> shown, Site site) {
        return new ExplainerBox(
                shown.body().title(),
                SubjectKind.EXPLAINER.address(shown.body().slug()),
                Dates.of(shown.published(), site.timeZone()),
                shown.body().questions().stream()
                        .map(asked -> new Answered(asked.id(), asked.question(), Prose.html(asked.answer(), 4)))
                        .toList());
    }
}
