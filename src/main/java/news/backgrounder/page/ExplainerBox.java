package news.backgrounder.page;

import java.util.List;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ItemId;
import news.backgrounder.page.Corrections.Mark;
import news.backgrounder.prose.Html;
import news.backgrounder.prose.Prose;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;

/** An explainer as the box in an article and its own page show it. */
public record ExplainerBox(
        String title, String address, @Nullable Dates dates, List<Answered> questions) {

    /** One question with its answer, rendered below a heading of level 3, and with the corrections of both. */
    public record Answered(ItemId id, String question, Html answer, List<Mark> marks) {}

    public static ExplainerBox of(Shown<ExplainerBody> shown, Corrections corrections, Site site) {
        return new ExplainerBox(
                shown.body().title(),
                Addresses.of(shown.body()),
                Dates.of(shown, site),
                shown.body().questions().stream()
                        .map(asked -> new Answered(
                                asked.id(),
                                asked.question(),
                                Prose.html(asked.answer(), 4),
                                corrections.of(asked.id())))
                        .toList());
    }
}
