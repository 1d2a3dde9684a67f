package news.backgrounder.page;

import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.TimelineBody;

/** What readers call a subject. */
public final class Titles {

    private Titles() {}

    public static String of(Body body) {
        return switch (body) {
            case ArticleBody article -> article.headline();
            case ExplainerBody explainer -> explainer.title();
            case TimelineBody timeline -> timeline.name();
        };
    }
}
