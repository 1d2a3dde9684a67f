package news.backgrounder.page;

import java.util.List;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.site.Site;

/** A conflict on a page of its own: its whole timeline and all its articles. */
public record ConflictPage(
        String canonical,
        boolean newestFirst,
        Timeline timeline,
        List<Teaser> articles,
        Corrections corrections,
        Standing standing)
        implements Page {

    public static ConflictPage of(
            Edition<TimelineBody> edition,
            List<Edition<ArticleBody>> articles,
            boolean newestFirst,
            Corrections corrections,
            Site site) {
        var timeline = Timeline.whole(Shown.of(edition), newestFirst, corrections, site);
        return new ConflictPage(
                site.link(timeline.address()),
                newestFirst,
                timeline,
                articles.stream().map(article -> Teaser.of(article, site)).toList(),
                corrections,
                Standing.of(edition.body(), List.of(edition), site));
    }

    @Override
    public String address() {
        return timeline.address();
    }
}
