package news.backgrounder.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import news.backgrounder.difference.Contradiction;
import news.backgrounder.difference.Merging;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.Tombstone;
import org.jspecify.annotations.Nullable;

/**
 * What pending sets will make of what readers see, each carried onto what those before it will have given. A pure
 * function: what is foreseen with it and what is published with it cannot differ.
 */
final class Outlook {

    /**
     * What becomes of one set.
     *
     * @param then all that readers see, as far as pending sets change it, after this one
     */
    record Prospect(PendingSet set, List<Fate> fates, Map<SubjectId, Body> then) {

        boolean isClear() {
            return fates.stream().allMatch(fate -> fate.hindrance() == null);
        }

        Optional<Hindrance> hindrance() {
            return fates.stream()
                    .flatMap(fate -> Optional.ofNullable(fate.hindrance()).stream())
                    .findFirst();
        }
    }

    /**
     * What becomes of one part.
     *
     * @param before what readers see just before; null where they see nothing
     * @param after what they see then; where it is hindered, what can be said of it
     * @param contradictions between what is scheduled (mine) and what readers see just before (theirs)
     */
    record Fate(
            SubjectId subject,
            @Nullable Body before,
            Body after,
            List<Contradiction> contradictions,
            @Nullable Hindrance hindrance) {}

    private final Map<SubjectId, Entry> newest;
    private final BiPredicate<SubjectId, String> taken;
    private final Map<SubjectId, Body> seen = new HashMap<>();

    private Outlook(Map<SubjectId, Entry> newest, BiPredicate<SubjectId, String> taken) {
        this.newest = newest;
        this.taken = taken;
        newest.forEach((subject, entry) -> {
            if (entry instanceof Edition<?> edition) {
                seen.put(subject, edition.body());
            }
        });
    }

    /**
     * @param newest of every subject that was ever published
     * @param sets that still have their texts, in the order in which they go live
     * @param taken whether an address belongs to another subject
     */
    static List<Prospect> of(
            Map<SubjectId, Entry> newest, List<PendingSet> sets, BiPredicate<SubjectId, String> taken) {
        var outlook = new Outlook(newest, taken);
        var prospects = new ArrayList<Prospect>();
        sets.forEach(set -> prospects.add(outlook.next(set)));
        return prospects;
    }

    private Prospect next(PendingSet set) {
        var fates = set.parts().stream()
                .flatMap(part -> Optional.ofNullable(part.target()).map(target -> fate(part, target)).stream())
                .toList();
        var prospect = new Prospect(set, fates, Map.of());
        if (prospect.isClear()) {
            fates.forEach(fate -> seen.put(fate.subject(), fate.after()));
        }
        return new Prospect(set, fates, Map.copyOf(seen));
    }

    private Fate fate(PendingPart part, Body target) {
        var subject = part.subject();
        var before = seen.get(subject);
        var base = part.base();
        if (before == null && newest.get(subject) instanceof Tombstone) {
            return new Fate(subject, null, target, List.of(), Hindrance.WITHDRAWN);
        }
        if (base == null || before == null) {
            var hindrance = before != null ? Hindrance.PUBLISHED : base != null ? Hindrance.UNPUBLISHED : null;
            return new Fate(
                    subject, before, target, List.of(), hindrance == null ? address(subject, target) : hindrance);
        }
        var merged = Merging.carry(base, target, before);
        return new Fate(
                subject,
                before,
                merged.body(),
                merged.contradictions(),
                merged.isClean() ? address(subject, merged.body()) : Hindrance.CONTRADICTION);
    }

    private @Nullable Hindrance address(SubjectId subject, Body body) {
        return taken.test(subject, body.slug()) ? Hindrance.ADDRESS : null;
    }
}
