package news.backgrounder.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.backgrounder.difference.Difference;
import news.backgrounder.difference.Differences;
import news.backgrounder.difference.Item;
import news.backgrounder.difference.Part;
import news.backgrounder.difference.Place;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.edition.Tombstone;
import org.jspecify.annotations.Nullable;

/**
 * How one subject of a page went on from what a reader has of it.
 *
 * @param then its entry when the reader was given the page
 * @param since the entries that followed, oldest first; where there are too many to compare, the last of them
 */
public record Course(Entry then, List<Entry> since) {

    /** So many entries are compared; more are only said to be many. */
    public static final int MOST_COMPARED = 50;

    public Course {
        since = List.copyOf(since);
    }

    /** What can happen to what a reader has, the gravest first. */
    enum Kind {
        WITHDRAWN,
        REDACTED,
        CORRECTED,
        CLARIFIED,
        MANY,
        UPDATED,
        ADDED,
        REMOVED,
        REPUBLISHED
    }

    /**
     * Something that happened.
     *
     * @param part what of the subject it happened to, or null for all of it
     * @param name of the question or event; empty for what is none
     * @param gone whether it is no longer there
     */
    record Fact(Kind kind, SubjectKind subject, @Nullable Part part, String name, boolean gone) {

        private Fact graver(Fact other) {
            return kind.compareTo(other.kind) <= 0 ? this : other;
        }
    }

    /** A place wherever it stands, for positions differ from edition to edition. */
    private record Spot(Part part, @Nullable ItemId item) {

        static Spot of(Place place) {
            return new Spot(place.part(), place.item());
        }
    }

    List<Fact> facts() {
        if (since.isEmpty()) {
            return List.of();
        }
        return switch (since.getLast()) {
            case Tombstone _ -> then.change() == Change.WITHDRAWAL ? List.of() : List.of(whole(Kind.WITHDRAWN));
            case Edition<?> now when then instanceof Edition<?> before -> facts(before, now);
            case Edition<?> _ -> List.of(whole(Kind.REPUBLISHED));
        };
    }

    private Fact whole(Kind kind) {
        return new Fact(kind, then.subject().kind(), null, "", false);
    }

    private List<Fact> facts(Edition<?> before, Edition<?> now) {
        var facts = new ArrayList<Fact>();
        if (since.stream().anyMatch(entry -> entry.change() == Change.REDACTION)) {
            facts.add(whole(Kind.REDACTED));
        }
        if (now.number() - before.number() > since.size()) {
            facts.add(whole(Kind.MANY));
            return facts;
        }
        var reasons = reasons(before);
        var names = names(now);
        var found = new LinkedHashMap<Spot, Fact>();
        for (var difference : between(before, now)) {
            var spot = Spot.of(difference.place());
            fact(difference, reasons.getOrDefault(spot, Kind.UPDATED), names)
                    .ifPresent(fact -> found.merge(new Spot(shown(spot.part), spot.item), fact, Fact::graver));
        }
        facts.addAll(found.values());
        return facts;
    }

    private static List<Difference> between(Edition<?> before, Edition<?> after) {
        return Differences.between((Body) before.body(), (Body) after.body()).list();
    }

    /** The gravest reason for which each place was changed on the way. */
    private Map<Spot, Kind> reasons(Edition<?> before) {
        var reasons = new HashMap<Spot, Kind>();
        Edition<?> earlier = before;
        for (var entry : since) {
            if (entry instanceof Edition<?> later) {
                var reason = reason(later.change());
                between(earlier, later)
                        .forEach(difference -> reasons.merge(
                                Spot.of(difference.place()),
                                reason,
                                (one, other) -> one.compareTo(other) <= 0 ? one : other));
                earlier = later;
            }
        }
        return reasons;
    }

    private static Kind reason(Change change) {
        return switch (change) {
            case CORRECTION -> Kind.CORRECTED;
            case CLARIFICATION -> Kind.CLARIFIED;
            case FIRST, UPDATE, WITHDRAWAL, REPUBLICATION, REDACTION -> Kind.UPDATED;
        };
    }

    private static Map<ItemId, String> names(Edition<?> edition) {
        var names = new HashMap<ItemId, String>();
        var items =
                switch ((Body) edition.body()) {
                    case ArticleBody _ -> List.<Item>of();
                    case ExplainerBody explainer -> Item.of(explainer);
                    case TimelineBody timeline -> Item.of(timeline);
                };
        items.forEach(item -> names.put(item.id(), item.name()));
        return names;
    }

    private Optional<Fact> fact(Difference difference, Kind reason, Map<ItemId, String> names) {
        var place = difference.place();
        return switch (difference) {
            case Difference.Reworded reworded
            when !reworded.isVisible() || place.part() == Part.SLUG -> Optional.empty();
            case Difference.Reworded _ ->
                Optional.of(fact(reason, shown(place.part()), names.getOrDefault(place.item(), ""), false));
            case Difference.Moved _ -> Optional.of(fact(reason, Part.ORDER, "", false));
            case Difference.Added added ->
                Optional.of(fact(Kind.ADDED, place.part(), added.item().name(), false));
            case Difference.Removed removed ->
                Optional.of(fact(removal(reason), place.part(), removed.item().name(), true));
            case Difference.Exchanged exchanged ->
                Optional.of(
                        switch (exchanged.how()) {
                            case ADDED -> fact(Kind.ADDED, place.part(), "", false);
                            case REMOVED -> fact(removal(reason), place.part(), "", true);
                            case REPLACED -> fact(reason, place.part(), "", false);
                        });
        };
    }

    private Fact fact(Kind kind, Part part, String name, boolean gone) {
        return new Fact(kind, then.subject().kind(), part, name, gone);
    }

    private static Kind removal(Kind reason) {
        return reason == Kind.UPDATED ? Kind.REMOVED : reason;
    }

    /** Readers know an event, and not its parts. */
    private static Part shown(Part part) {
        return switch (part) {
            case WHEN, EVENT_HEADLINE, EVENT_TEXT, EVENT_PLACE, SOURCES, IMPORTANCE -> Part.WHOLE_EVENT;
            default -> part;
        };
    }
}
