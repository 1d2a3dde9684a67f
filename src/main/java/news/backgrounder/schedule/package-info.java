/** What is to go live at an instant: kept, foreseen, published then and not before. */
@ApplicationModule(
        allowedDependencies = {
            "article",
            "conflict",
            "database",
            "difference",
            "edition",
            "explainer",
            "page",
            "site",
            "workingcopy"
        })
@NullMarked
package news.backgrounder.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
