/** Working copies of articles. */
@ApplicationModule(allowedDependencies = {"conflict", "edition", "explainer", "workingcopy"})
@NullMarked
package news.backgrounder.article;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
