@NullMarked
package news.backgrounder;

import org.jspecify.annotations.NullMarked;
