package news.backgrounder.page;

import java.util.List;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.Picture;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.page.Corrections.Block;
import news.backgrounder.prose.Prose;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * An article with its explainer and its conflict's timeline.
 *
 * @param canonical the absolute address of the page
 * @param opening the body up to where the explainer stands
 * @param rest the body after the explainer
 * @param explainerGone said in the place of an explainer that was withdrawn
 * @param timelineGone said in the place of a timeline that was withdrawn
 * @param more further articles on the same conflict
 * @param standing how this state is cited, or null for one that was never published
 */
public record ArticlePage(
        String canonical,
        ArticleBody article,
        @Nullable Dates dates,
        @Nullable Picture picture,
        List<Block> opening,
        List<Block> rest,
        @Nullable ExplainerBox explainer,
        @Nullable Gone explainerGone,
        @Nullable Timeline timeline,
        @Nullable Gone timelineGone,
        List<Teaser> more,
        Corrections corrections,
        StructuredData structured,
        @Nullable Standing standing)
        implements Page {

    /** So many further articles on the same conflict are offered. */
    public static final int MORE_ARTICLES = 6;

    /** The explainer interrupts the body where a reader has the news and begins to ask: after about so many blocks. */
    private static final int OPENING_BLOCKS = 5;

    /**
     * What stands above an article's text.
     *
     * @param serious corrections to be known before all else, {@code marks} those of the head itself
     * @param explainer whether the page has one to jump to, {@code timeline} likewise
     */
    public record Head(
            String section,
            String kicker,
            String headline,
            String standfirst,
            String byline,
            String dateline,
            @Nullable Dates dates,
            List<Corrections.Serious> serious,
            List<Corrections.Mark> marks,
            boolean explainer,
            boolean timeline) {}

    /**
     * What the record adds to the bodies.
     *
     * @param corrections of all that the page shows
     * @param explainerGone when the article's explainer is withdrawn, {@code timelineGone} its timeline
     */
    public record Told(
            Corrections corrections,
            @Nullable Gone explainerGone,
            @Nullable Gone timelineGone,
            @Nullable Standing standing) {

        /** Of a page that is not published yet. */
        public static final Told NOTHING = new Told(Corrections.NONE, null, null, null);
    }

    public static ArticlePage of(
            Shown<ArticleBody> article,
            @Nullable Shown<ExplainerBody> explainer,
            @Nullable Shown<TimelineBody> timeline,
            List<Edition<ArticleBody>> more,
            Site site) {
        return of(article, explainer, timeline, more, Told.NOTHING, site);
    }

    public static ArticlePage of(
            Shown<ArticleBody> article,
            @Nullable Shown<ExplainerBody> explainer,
            @Nullable Shown<TimelineBody> timeline,
            List<Edition<ArticleBody>> more,
            Told told,
            Site site) {
        var body = article.body();
        var corrections = told.corrections();
        var blocks = corrections.blocks(body.text());
        var interrupted = explainer != null || told.explainerGone() != null;
        var opening = interrupted ? openingOf(blocks) : blocks.size();
        var canonical = site.link(Addresses.of(body));
        var description = body.standfirst().isBlank() ? Prose.summary(body.text()) : body.standfirst();
        return new ArticlePage(
                canonical,
                body,
                Dates.of(article, site),
                body.picture(),
                List.copyOf(blocks.subList(0, opening)),
                List.copyOf(blocks.subList(opening, blocks.size())),
                explainer == null ? null : ExplainerBox.of(explainer, corrections, site),
                told.explainerGone(),
                timeline == null || timeline.body().events().isEmpty()
                        ? null
                        : Timeline.sidebar(timeline, corrections, site),
                told.timelineGone(),
                more.stream().map(edition -> Teaser.of(edition, site)).toList(),
                corrections,
                new StructuredData(
                        body.headline(), canonical, description, article.published(), corrections.all(), site),
                told.standing());
    }

    public Head head() {
        return new Head(
                article.section(),
                article.kicker(),
                article.headline(),
                article.standfirst(),
                article.byline(),
                article.dateline(),
                dates,
                corrections.serious(),
                corrections.ofHead(),
                explainer != null,
                timeline != null);
    }

    /** Whether anything stands beside the text. */
    public boolean hasSidebar() {
        return timeline != null || timelineGone != null || !more.isEmpty();
    }

    @Override
    public String address() {
        return Addresses.of(article);
    }

    /**
     * How many blocks stand before the explainer: up to the next subhead if it is near, and never so many that a
     * subhead is left behind without its text or a sentence without the quotation or list that it announces.
     */
    private static int openingOf(List<Block> blocks) {
        for (var near = OPENING_BLOCKS - 2; near <= OPENING_BLOCKS + 2 && near < blocks.size(); near++) {
            if (blocks.get(near).html().isHeading()) {
                return near;
            }
        }
        var count = Math.min(OPENING_BLOCKS, blocks.size());
        while (count < blocks.size() && !blocks.get(count).html().isParagraph()) {
            count++;
        }
        return count;
    }
}
