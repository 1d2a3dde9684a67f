/** The admin side: one form for an article, its explainer and its conflict's timeline, and publishing them. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "article",
            "conflict",
            "database",
            "edition",
            "erasure",
            "explainer",
            "page",
            "prose",
            "schedule",
            "site",
            "when",
            "workingcopy"
        })
@NullMarked
package news.backgrounder.newsroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
