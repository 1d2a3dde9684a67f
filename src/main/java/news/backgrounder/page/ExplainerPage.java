package news.backgrounder.page;

import java.util.List;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.prose.Prose;
import news.backgrounder.site.Site;

/** An explainer on a page of its own, with the articles that it serves. */
public record ExplainerPage(
        String canonical,
        String description,
        ExplainerBox explainer,
        List<Teaser> articles,
        Corrections corrections,
        Standing standing)
        implements Page {

    public static ExplainerPage of(
            Edition<ExplainerBody> edition, List<Edition<ArticleBody>> articles, Corrections corrections, Site site) {
        var explainer = ExplainerBox.of(Shown.of(edition), corrections, site);
        return new ExplainerPage(
                site.link(explainer.address()),
                edition.body().questions().stream()
                        .map(ExplainerBody.Question::answer)
                        .findFirst()
                        .map(Prose::summary)
                        .orElse(explainer.title()),
                explainer,
                articles.stream().map(article -> Teaser.of(article, site)).toList(),
                corrections,
                Standing.of(edition.body(), List.of(edition), site));
    }

    @Override
    public String address() {
        return explainer.address();
    }
}
