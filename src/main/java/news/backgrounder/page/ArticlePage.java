package news.backgrounder.page;

import java.util.List;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.Picture;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.prose.Html;
import news.backgrounder.prose.Prose;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * An article with its explainer and its conflict's timeline.
 *
 * @param canonical the absolute address of the page
 * @param opening the body up to where the explainer stands
 * @param rest the body after the explainer
 * @param more further articles on the same conflict
 */
public record ArticlePage(
        String canonical,
        ArticleBody article,
        String description,
        @Nullable Dates dates,
        @Nullable Picture picture,
        List<Html> opening,
        List<Html> rest,
        @Nullable ExplainerBox explainer,
        @Nullable Timeline timeline,
        List<Teaser> more)
        implements Page {

    /** So many further articles on the same conflict are offered. */
    public static final int MORE_ARTICLES = 6;

    /** The explainer interrupts the body where a reader has the news and begins to ask: after about so many blocks. */
    private static final int OPENING_BLOCKS = 5;

    public static ArticlePage of(
            Shown<ArticleBody> article,
            @Nullable Shown<ExplainerBody> explainer,
            @Nullable Shown<TimelineBody> timeline,
            List<Edition<ArticleBody>> more,
            Site site) {
        var body = article.body();
        var blocks = Prose.blocks(body.text());
        var opening = explainer == null ? blocks.size() : openingOf(blocks);
        return new ArticlePage(
                site.link(SubjectKind.ARTICLE.address(body.slug())),
                body,
                body.standfirst().isBlank() ? Prose.summary(body.text()) : body.standfirst(),
                Dates.of(article.published(), site.timeZone()),
                body.picture(),
                blocks.subList(0, opening),
                blocks.subList(opening, blocks.size()),
                explainer == null ? null : ExplainerBox.of(explainer, site),
                timeline == null || timeline.body().events().isEmpty() ? null : Timeline.sidebar(timeline, site),
                more.stream().map(edition -> Teaser.of(edition, site)).toList());
    }

    @Override
    public String address() {
        return SubjectKind.ARTICLE.address(article.slug());
    }

    /**
     * How many blocks stand before the explainer: up to the next subhead if it is near, and never so many that a
     * subhead is left behind without its text or a sentence without the quotation or list that it announces.
     */
    private static int openingOf(List<Html> blocks) {
        for (var near = OPENING_BLOCKS - 2; near <= OPENING_BLOCKS + 2 && near < blocks.size(); near++) {
            if (blocks.get(near).isHeading()) {
                return near;
            }
        }
        var count = Math.min(OPENING_BLOCKS, blocks.size());
        while (count < blocks.size() && !blocks.get(count).isParagraph()) {
            count++;
        }
        return count;
    }
}
