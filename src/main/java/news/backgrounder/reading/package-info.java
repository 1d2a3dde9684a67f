/** The public pages, rendered from the record alone. */
@ApplicationModule(allowedDependencies = {"database", "edition", "page", "site"})
@NullMarked
package news.backgrounder.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
