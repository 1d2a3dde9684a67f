package news.backgrounder.difference;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What an edition touched, in short: “headline; answer 3; two events; question 2 moved; one question added”. */
public record Touched(List<Touch> list) {

    private static final List<String> NUMBERS =
            List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    /** More items than this are counted, not listed. */
    private static final int MOST_LISTED = 3;

    public Touched {
        list = List.copyOf(list);
    }

    /** Changes first, then moves, additions and removals, each in the order of reading. */
    static Touched by(List<Difference> differences) {
        var positions =
                new TreeMap<Touch, TreeSet<Integer>>(comparing(Touch::kind).thenComparing(Touch::part));
        for (var difference : differences) {
            var place = difference.place();
            var part = difference instanceof Difference.Reworded ? summary(place.part()) : place.part();
            var kind = kind(difference);
            if (kind == Touch.Kind.CHANGED && isListed(positions, part)) {
                continue;
            }
            var touched = positions.computeIfAbsent(new Touch(part, kind, List.of()), touch -> new TreeSet<>());
            if (place.item() != null) {
                touched.add(place.position());
            }
        }
        return new Touched(positions.entrySet().stream()
                .map(entry -> new Touch(entry.getKey().part(), entry.getKey().kind(), List.copyOf(entry.getValue())))
                .toList());
    }

    /** Both, as where an article, its explainer and its timeline were published together. */
    public Touched and(Touched more) {
        return new Touched(Stream.concat(list.stream(), more.list.stream()).toList());
    }

    /** Empty if nothing was touched. */
    public String words() {
        return list.stream().map(Touched::words).collect(joining("; "));
    }

    private static Touch.Kind kind(Difference difference) {
        return switch (difference) {
            case Difference.Reworded reworded -> Touch.Kind.CHANGED;
            case Difference.Moved moved -> Touch.Kind.MOVED;
            case Difference.Added added -> Touch.Kind.ADDED;
            case Difference.Removed removed -> Touch.Kind.REMOVED;
            case Difference.Exchanged exchanged ->
                switch (exchanged.how()) {
                    case ADDED -> Touch.Kind.ADDED;
                    case REMOVED -> Touch.Kind.REMOVED;
                    case REPLACED -> Touch.Kind.CHANGED;
                };
        };
    }

    /** Events have no number that readers could see, so it is enough that they changed. */
    private static Part summary(Part part) {
        return switch (part) {
            case WHEN, EVENT_HEADLINE, EVENT_TEXT, EVENT_PLACE, SOURCES, IMPORTANCE -> Part.WHOLE_EVENT;
            default -> part;
        };
    }

    /** A new picture's caption is no second thing. */
    private static boolean isListed(Map<Touch, ?> touches, Part part) {
        return part == Part.PICTURE && touches.keySet().stream().anyMatch(touch -> touch.part() == part);
    }

    private static String words(Touch touch) {
        var deed = touch.kind() == Touch.Kind.CHANGED
                ? ""
                : " " + touch.kind().name().toLowerCase(Locale.ROOT);
        return what(touch) + deed;
    }

    private static String what(Touch touch) {
        var part = touch.part().words();
        var positions = touch.positions();
        if (positions.isEmpty()) {
            return part;
        }
        var counted = touch.part() == Part.WHOLE_EVENT
                || touch.kind() == Touch.Kind.ADDED
                || touch.kind() == Touch.Kind.REMOVED
                || positions.size() > MOST_LISTED;
        var plural = positions.size() == 1 ? part : part + "s";
        return counted ? number(positions.size()) + " " + plural : plural + " " + listed(positions);
    }

    private static String number(int number) {
        return number < NUMBERS.size() ? NUMBERS.get(number) : String.valueOf(number);
    }

    private static String listed(List<Integer> positions) {
        var last = positions.size() - 1;
        var rest = positions.subList(0, last).stream().map(String::valueOf).collect(joining(", "));
        return rest.isEmpty() ? "" + positions.get(last) : rest + " and " + positions.get(last);
    }
}
