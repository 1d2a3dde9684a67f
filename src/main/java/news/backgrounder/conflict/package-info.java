/** Working copies of conflicts and their timelines. */
@ApplicationModule(allowedDependencies = {"edition", "when", "workingcopy"})
@NullMarked
package news.backgrounder.conflict;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
