package news.backgrounder.edition;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The states in which a page stood.
 *
 * @param since the instants from which it stood in each of them, oldest first
 * @param keys of the subject and of all that it ever showed: what one of them says can make a further state
 */
public record States(List<Instant> since, Set<SurrogateKey> keys) {}
