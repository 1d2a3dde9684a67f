package news.backgrounder.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import news.backgrounder.difference.Differences;
import news.backgrounder.difference.Touched;
import news.backgrounder.site.Site;

/**
 * One pending set in a list.
 *
 * @param headline what editors call its article
 * @param state in words, with its instant: “Scheduled for 24 November 2026, 18:00 GMT”
 * @param what it touches
 * @param trouble why it cannot go live as it stands, or why it went live late; empty where all is well
 * @param open whether it is still to go live
 */
public record PendingLine(String address, String headline, String state, String what, String trouble, boolean open) {

    static PendingLine of(Outlook.Prospect prospect, String headline, Site site) {
        var set = prospect.set();
        return new PendingLine(
                "/admin/pending/" + set.id(),
                headline,
                state(set, site),
                what(set, prospect.fates()),
                trouble(prospect, site),
                set.isOpen());
    }

    static String state(PendingSet set, Site site) {
        var when = LiveTime.words(set.goesLiveAt(), site.timeZone());
        return switch (set.state()) {
            case WAITING -> "Scheduled for " + when;
            case HELD -> "Held: it did not go live on " + when;
            case PUBLISHED -> "Went live on " + LiveTime.words(end(set), site.timeZone());
            case CANCELLED -> "Cancelled; it was scheduled for " + when;
        };
    }

    private static Instant end(PendingSet set) {
        var ended = set.ended();
        return ended == null ? set.goesLiveAt() : ended.at();
    }

    static String trouble(Outlook.Prospect prospect, Site site) {
        var set = prospect.set();
        return switch (set.state()) {
            case WAITING -> prospect.isClear() ? "" : "It cannot go live as it stands: " + hindrances(prospect);
            case HELD ->
                prospect.isClear()
                        ? "What stood in its way is gone: cancel it, and its text is back in the form to be published."
                        : "Nothing of it was published: " + hindrances(prospect);
            case PUBLISHED ->
                set.late()
                        .map(late -> "It was to go live on %s: the site was down then."
                                .formatted(LiveTime.words(set.goesLiveAt(), site.timeZone())))
                        .orElse("");
            case CANCELLED -> "";
        };
    }

    private static String hindrances(Outlook.Prospect prospect) {
        var sentences = prospect.fates().stream()
                .flatMap(fate -> {
                    var hindrance = fate.hindrance();
                    return hindrance == null
                            ? Stream.of()
                            : Stream.of("the %s %s"
                                    .formatted(
                                            Disputed.name(fate.subject().kind()).toLowerCase(Locale.ROOT),
                                            hindrance.words()));
                })
                .toList();
        return String.join("; ", sentences) + ".";
    }

    /** “new explainer; headline; answer 3”; what cannot go live is compared with what it was made from. */
    private static String what(PendingSet set, List<Outlook.Fate> fates) {
        var touched = new Touched(List.of());
        var what = new ArrayList<String>();
        for (var fate : fates) {
            var part = set.part(fate.subject());
            var before = part.map(PendingPart::base).orElse(null);
            var after = part.map(PendingPart::target).orElse(null);
            if (before == null) {
                what.add("new " + Disputed.name(fate.subject().kind()).toLowerCase(Locale.ROOT));
            } else if (fate.hindrance() == null && fate.before() != null) {
                touched = touched.and(
                        Differences.between(fate.before(), fate.after()).touched());
            } else if (after != null) {
                touched = touched.and(Differences.between(before, after).touched());
            }
        }
        if (!touched.list().isEmpty()) {
            what.add(touched.words());
        }
        return String.join("; ", what);
    }
}
