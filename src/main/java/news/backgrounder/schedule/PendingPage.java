package news.backgrounder.schedule;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import news.backgrounder.difference.Difference;
import news.backgrounder.difference.Differences;
import news.backgrounder.difference.Passage;
import news.backgrounder.difference.Run;
import news.backgrounder.edition.Change;
import news.backgrounder.page.Moment;
import news.backgrounder.schedule.Outlook.Fate;
import news.backgrounder.schedule.Outlook.Prospect;
import news.backgrounder.site.Site;

/**
 * One pending set, for editors.
 *
 * @param change why it is published, in words; empty for a first publication
 * @param parts what is still kept of its text
 * @param leftOver the places of a cancelled set that contradict the form
 */
record PendingPage(
        PendingLine line,
        String form,
        String madeBy,
        Moment madeAt,
        String change,
        String note,
        List<Part> parts,
        List<Disputed> leftOver) {

    /**
     * One subject of the set.
     *
     * @param isNew whether readers see nothing of it before
     */
    record Part(String name, boolean isNew, List<Changed> changes, List<Disputed> disputed) {}

    /** One place with its old and its new words. */
    record Changed(String place, List<List<Run>> paragraphs) {}

    static PendingPage of(Prospect prospect, String headline, List<Disputed> leftOver, Site site) {
        var set = prospect.set();
        return new PendingPage(
                PendingLine.of(prospect, headline, site),
                "/admin/articles/" + set.article().value(),
                set.madeBy(),
                Moment.of(set.madeAt(), site.timeZone()),
                set.change() == Change.FIRST ? "" : set.change().code(),
                set.note(),
                prospect.fates().stream().map(fate -> part(set, fate)).toList(),
                leftOver);
    }

    private static Part part(PendingSet set, Fate fate) {
        var cancelled = set.state() == PendingSet.State.CANCELLED;
        var base = set.part(fate.subject()).map(PendingPart::base).orElse(null);
        var target = set.part(fate.subject()).map(PendingPart::target).orElse(fate.after());
        // A cancelled or hindered text is shown against what it was made from: that is all of what was typed.
        var whole = cancelled || fate.hindrance() != null;
        var before = whole ? base : fate.before();
        var after = whole ? Objects.requireNonNull(target) : fate.after();
        return new Part(
                Disputed.name(fate.subject().kind()),
                before == null,
                Differences.between(before, after).list().stream()
                        .map(PendingPage::changed)
                        .toList(),
                cancelled ? List.of() : Disputed.of(fate));
    }

    private static Changed changed(Difference difference) {
        var place = Disputed.words(difference.place());
        return switch (difference) {
            case Difference.Reworded reworded -> new Changed(place, paragraphs(reworded.passages()));
            case Difference.Exchanged exchanged -> new Changed(place, said("another one is shown, or none"));
            case Difference.Added added -> new Changed(place + ", new", paragraphs(added.passages()));
            case Difference.Removed removed -> new Changed(place + ", removed", paragraphs(removed.passages()));
            case Difference.Moved moved ->
                new Changed(place, said("moved from place %d to %d".formatted(moved.from(), moved.to())));
        };
    }

    private static List<List<Run>> said(String words) {
        return List.of(List.of(new Run(Run.Kind.SAME, words)));
    }

    private static List<List<Run>> paragraphs(List<Passage> passages) {
        return passages.stream()
                .flatMap(passage -> switch (passage) {
                    case Passage.Unchanged _ -> Stream.<List<Run>>of(List.of(new Run(Run.Kind.SAME, "…")));
                    case Passage.Changed changed -> Stream.of(changed.runs());
                    case Passage.Restyled restyled ->
                        Stream.<List<Run>>of(List.of(new Run(Run.Kind.SAME, restyled.text() + " (looks different)")));
                })
                .toList();
    }
}
