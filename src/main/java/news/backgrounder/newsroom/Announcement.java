package news.backgrounder.newsroom;

import java.util.Set;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.SubjectKind;

/**
 * What the newsroom says with a publication, as an editor chose and typed it.
 *
 * @param change the {@link Change#code()}; may be blank where readers have seen nothing of it before
 * @param serious whether readers are told of a correction at the top of the page
 * @param note to readers
 * @param again what was withdrawn and is to be published again
 */
record Announcement(String change, boolean serious, String note, Set<SubjectKind> again) {}
