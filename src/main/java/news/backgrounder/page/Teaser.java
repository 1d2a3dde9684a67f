package news.backgrounder.page;

import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.site.Site;

/** An article as a list shows it. */
public record Teaser(
        String address, String section, String kicker, String headline, String standfirst, Moment updated) {

    public static Teaser of(Edition<ArticleBody> edition, Site site) {
        var body = edition.body();
        return new Teaser(
                SubjectKind.ARTICLE.address(body.slug()),
                body.section(),
                body.kicker(),
                body.headline(),
                body.standfirst(),
                Moment.of(edition.publishedAt(), site.timeZone()));
    }
}
