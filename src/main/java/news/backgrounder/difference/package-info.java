/** What differs between two states of a story, in words, and how a change made to one state is carried onto another. */
@ApplicationModule(allowedDependencies = {"edition", "memory", "prose", "when"})
@NullMarked
package news.backgrounder.difference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
