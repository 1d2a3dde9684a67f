/** A news site for stories that keep moving: the record, the newsroom that writes it and the pages that read it. */
@NullMarked
package news.backgrounder;

import org.jspecify.annotations.NullMarked;
