package news.backgrounder.edition;

import org.jspecify.annotations.Nullable;

/**
 * A correction, with what it corrected: what was wrong and what is right is what differs between the two.
 *
 * @param before the edition that was corrected, or null where its text has been destroyed since
 */
public record Corrected<B extends Body>(
        Edition<B> correction, @Nullable Edition<?> before) {}
