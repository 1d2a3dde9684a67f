package news.backgrounder.newsroom;

import news.backgrounder.article.Article;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * The article's part of the form; {@code version} is the saved state that the editor has seen, blank before the first.
 */
record ArticleForm(
        String version,
        @PlainText(max = 300) String headline,
        @PlainText(max = 1_000, lines = true) String standfirst,
        @PlainText(max = 60) String section,
        @PlainText(max = 100) String kicker,
        @PlainText(max = 200) String byline,
        @PlainText(max = 100) String dateline,
        @PlainText(max = 120) String slug,
        @PlainText(max = 200_000, lines = true) String body) {

    static final ArticleForm BLANK = new ArticleForm("", "", "", "", "", "", "", "", "");

    ArticleForm {
        version = Typed.line(version);
        headline = Typed.line(headline);
        standfirst = Typed.text(standfirst);
        section = Typed.line(section);
        kicker = Typed.line(kicker);
        byline = Typed.line(byline);
        dateline = Typed.line(dateline);
        slug = Typed.line(slug);
        body = Typed.text(body);
    }

    static ArticleForm of(Article article) {
        var saved = article.toBody();
        return new ArticleForm(
                String.valueOf(article.version()),
                saved.headline(),
                saved.standfirst(),
                saved.section(),
                saved.kicker(),
                saved.byline(),
                saved.dateline(),
                saved.slug(),
                saved.text());
    }

    /** Whether its editor has seen what is saved. */
    boolean hasSeen(Article saved) {
        return version.equals(String.valueOf(saved.version()));
    }

    /** The same text, sent by an editor who has seen this state. */
    ArticleForm seen(String version) {
        return new ArticleForm(version, headline, standfirst, section, kicker, byline, dateline, slug, body);
    }

    ArticleBody toBody(String slug, @Nullable SubjectId explainer, @Nullable SubjectId conflict) {
        return new ArticleBody(
                slug, section, kicker, headline, standfirst, byline, dateline, body, null, explainer, conflict);
    }
}
