package news.backgrounder.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Edition;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;

/** The front page: the story that moved last, then the latest of each section. */
public record FrontPage(String canonical, @Nullable Teaser lead, Map<String, List<Teaser>> sections) {

    public static FrontPage of(List<Edition<ArticleBody>> latest, Site site) {
        var teasers = latest.stream().map(edition -> Teaser.of(edition, site)).toList();
        return new FrontPage(
                site.link("/"),
                teasers.isEmpty() ? null : teasers.getFirst(),
                teasers.stream()
                        .skip(1)
                        .collect(Collectors.groupingBy(Teaser::section, LinkedHashMap::new, Collectors.toList())));
    }
}
