/** What every page shares: the site's settings, its stylesheets and its dress. */
@ApplicationModule(allowedDependencies = {"memory"})
@NullMarked
package news.backgrounder.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
