/** Working copies of explainers. */
@ApplicationModule(allowedDependencies = {"edition", "workingcopy"})
@NullMarked
package news.backgrounder.explainer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
