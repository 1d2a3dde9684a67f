/** What was worked out before and need not be worked out again. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package news.backgrounder.memory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
