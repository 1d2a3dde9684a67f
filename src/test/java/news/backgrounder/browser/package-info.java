/** Journeys through the whole site, on a port of its own, in the browsers that editors and readers have. */
@NullMarked
package news.backgrounder.browser;

import org.jspecify.annotations.NullMarked;
