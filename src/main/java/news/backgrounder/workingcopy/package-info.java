/** What all working copies have in common. */
@ApplicationModule(allowedDependencies = "edition")
@NullMarked
package news.backgrounder.workingcopy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
