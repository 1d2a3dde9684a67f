/** The way to the database: a node starts without it, is told when it is away, and finds it again by itself. */
@ApplicationModule(allowedDependencies = "site")
@NullMarked
package news.backgrounder.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
