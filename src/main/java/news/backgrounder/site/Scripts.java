package news.backgrounder.site;

import java.util.List;
import org.springframework.stereotype.Component;

/** The site's scripts, a module for each behaviour; every page works without them. */
@Component
public class Scripts {

    private final Asset live = Asset.join("scripts", "live", "js", List.of("live"));

    /** The address of what tells an open page of new editions. */
    public String live() {
        return live.address();
    }

    List<Asset> all() {
        return List.of(live);
    }
}
