package news.backgrounder.newsroom;

import java.util.List;
import news.backgrounder.article.Article;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.SubjectId;
import org.jspecify.annotations.Nullable;

/** The article's part of the form; {@code seen} is the {@link Seen} of the saved state, blank before the first. */
record ArticleForm(
        String seen,
        @PlainText(max = 300) String headline,
        @PlainText(max = 1_000, lines = true) String standfirst,
        @PlainText(max = 60) String section,
        @PlainText(max = 100) String kicker,
        @PlainText(max = 200) String byline,
        @PlainText(max = 100) String dateline,
        @PlainText(max = Slug.LONGEST_TYPED) String slug,
        @PlainText(max = 200_000, lines = true) String body) {

    static final ArticleForm BLANK = new ArticleForm("", "", "", "", "", "", "", "", "");

    ArticleForm {
        seen = Typed.line(seen);
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
        var form = new ArticleForm(
                "",
                saved.headline(),
                saved.standfirst(),
                saved.section(),
                saved.kicker(),
                saved.byline(),
                saved.dateline(),
                saved.slug(),
                saved.text());
        return form.knowing(Seen.of(article, form.words()).text());
    }

    private List<String> words() {
        return List.of(headline, standfirst, section, kicker, byline, dateline, slug, body);
    }

    boolean hasSeen(Article saved) {
        return new Seen(seen).was(saved);
    }

    boolean isUntouched() {
        return new Seen(seen).had(words());
    }

    /** The same words, sent by an editor who has seen this state. */
    ArticleForm knowing(String seen) {
        return new ArticleForm(seen, headline, standfirst, section, kicker, byline, dateline, slug, body);
    }

    ArticleBody toBody(String slug, @Nullable SubjectId explainer, @Nullable SubjectId conflict) {
        return new ArticleBody(
                slug, section, kicker, headline, standfirst, byline, dateline, body, null, explainer, conflict);
    }
}
