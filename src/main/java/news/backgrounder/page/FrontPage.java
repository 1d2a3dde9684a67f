package news.backgrounder.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;

/** The front page: the story that moved last, the latest of each section, and what happened last in each conflict. */
public record FrontPage(
        String canonical, @Nullable Teaser lead, Map<String, List<Teaser>> sections, List<Timeline> conflicts) {

    public static FrontPage of(List<Edition<ArticleBody>> latest, List<Edition<TimelineBody>> conflicts, Site site) {
        var teasers = latest.stream().map(edition -> Teaser.of(edition, site)).toList();
        return new FrontPage(
                site.link("/"),
                teasers.isEmpty() ? null : teasers.getFirst(),
                teasers.stream()
                        .skip(1)
                        .collect(Collectors.groupingBy(Teaser::section, LinkedHashMap::new, Collectors.toList())),
                conflicts.stream()
                        .map(edition -> Timeline.newest(Shown.of(edition), site))
                        .filter(timeline -> timeline.size() > 0)
                        .toList());
    }
}
