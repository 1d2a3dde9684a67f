/** When something happened, as exactly as it is known and no more: dates in EDTF, the extended format of ISO 8601-2. */
@NullMarked
package news.backgrounder.when;

import org.jspecify.annotations.NullMarked;
