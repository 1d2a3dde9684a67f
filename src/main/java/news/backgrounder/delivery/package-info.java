/**
 * Brings pages to readers: keeps them as final bytes ahead of everything else, and follows the log to know which of
 * them have become others, here, at the edge and in readers' hands.
 */
@ApplicationModule(allowedDependencies = {"edition", "site"})
@NullMarked
package news.backgrounder.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
