/** The record: the append-only log of editions, which the newsroom writes and the reading side renders. */
@ApplicationModule(allowedDependencies = {"database", "memory", "when"})
@NullMarked
package news.backgrounder.edition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
