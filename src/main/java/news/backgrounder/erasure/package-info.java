/** Makes deleted text leave the storage, where the database alone would only forget where it lies. */
@ApplicationModule(allowedDependencies = "database")
@NullMarked
package news.backgrounder.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
