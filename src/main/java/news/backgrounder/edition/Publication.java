package news.backgrounder.edition;

import java.time.Instant;

/**
 * What the newsroom says when it publishes.
 *
 * @param change why, for every subject that readers know already
 * @param serious whether a correction is so grave that readers are told of it at the top of the page
 * @param note to readers; may be empty
 * @param by the name of who publishes
 */
public record Publication(Change change, boolean serious, String note, String by, Instant at) {}
