package news.backgrounder.site;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The site's stylesheets: readers get the small one, the newsroom one that adds its desk to it. */
@Component
public class Stylesheets {

    private static final List<String> SHARED = List.of("layers", "tokens", "base", "layout");

    private final Asset reading =
            joined("reading", with("article", "explainer", "timeline", "lists", "history", "record", "news"));
    private final Asset newsroom = joined("newsroom", with("newsroom", "takedown", "schedule"));

    private static List<String> with(String... components) {
        return Stream.concat(SHARED.stream(), List.of(components).stream()).toList();
    }

    private static Asset joined(String name, List<String> components) {
        return Asset.join("styles", name, "css", components);
    }

    /** The address of the stylesheet of readers' pages. */
    public String reading() {
        return reading.address();
    }

    /** The address of the newsroom's stylesheet. */
    public String newsroom() {
        return newsroom.address();
    }

    List<Asset> all() {
        return List.of(reading, newsroom);
    }
}
