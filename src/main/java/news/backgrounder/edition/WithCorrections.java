package news.backgrounder.edition;

import java.util.List;
import java.util.Map;

/**
 * What some subjects say, with what was put right in them.
 *
 * @param newest the newest entry of each that was ever published
 * @param corrections newest first
 */
public record WithCorrections(Map<SubjectId, Entry> newest, List<Corrected<?>> corrections) {}
