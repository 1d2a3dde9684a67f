/** Who may enter the newsroom. */
@ApplicationModule(allowedDependencies = {"database", "site"})
@NullMarked
package news.backgrounder.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
