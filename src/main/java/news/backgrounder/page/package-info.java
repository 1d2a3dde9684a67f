/**
 * What a page shows, decided: pure functions from bodies to what templates get, for the published page and its preview.
 */
@ApplicationModule(allowedDependencies = {"difference", "edition", "memory", "prose", "site", "when"})
@NullMarked
package news.backgrounder.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
