/** The Markdown that editors type: read, checked and rendered to the only HTML that templates output as it is. */
@NullMarked
package news.backgrounder.prose;

import org.jspecify.annotations.NullMarked;
