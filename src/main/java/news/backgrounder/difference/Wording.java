package news.backgrounder.difference;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/** The word diff of two paragraphs. Words are what Unicode says they are, so scripts without spaces have them too. */
final class Wording {

    /** A remnant this many times shorter than the changes around it only makes them harder to read. */
    private static final int SCRAP = 4;

    private final List<String> before;
    private final List<String> after;

    private Wording(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    static List<Run> runs(String before, String after) {
        return new Wording(tokens(before), tokens(after)).runs();
    }

    /** Words, spaces and marks, which joined make the text. */
    static List<String> tokens(String text) {
        var breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(text);
        var tokens = new ArrayList<String>();
        var start = breaks.first();
        for (var end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            tokens.add(text.substring(start, end));
            start = end;
        }
        return tokens;
    }

    static boolean isWord(String token) {
        return token.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private List<Run> runs() {
        // First the spaces and marks, so that it shows how great the changes are that a few words keep apart.
        var stretches = joined(joined(stretches(), Wording::isWordless), Wording::isScrap);
        var runs = new ArrayList<Run>();
        for (var stretch : stretches) {
            if (stretch.same) {
                runs.add(new Run(Run.Kind.SAME, stretch.removed));
                continue;
            }
            if (!stretch.removed.isEmpty()) {
                runs.add(new Run(Run.Kind.REMOVED, stretch.removed));
            }
            if (!stretch.added.isEmpty()) {
                runs.add(new Run(Run.Kind.ADDED, stretch.added));
            }
        }
        return runs;
    }

    private List<Stretch> stretches() {
        var matches = Matching.of(before, after);
        var stretches = new ArrayList<Stretch>();
        var i = 0;
        var j = 0;
        while (i < before.size() || j < after.size()) {
            var from = i;
            var afterFrom = j;
            while (i < before.size() && matches[i] == j) {
                i++;
                j++;
            }
            if (i > from) {
                var text = String.join("", before.subList(from, i));
                stretches.add(new Stretch(true, text, text));
                continue;
            }
            while (i < before.size() && matches[i] == Matching.NONE) {
                i++;
            }
            j = i < before.size() ? matches[i] : after.size();
            stretches.add(new Stretch(
                    false, String.join("", before.subList(from, i)), String.join("", after.subList(afterFrom, j))));
        }
        return stretches;
    }

    /** Makes one change of two that only a remnant keeps apart, such as the space between two replaced words. */
    private static List<Stretch> joined(List<Stretch> stretches, Remnant remnant) {
        var joined = new ArrayList<Stretch>();
        for (var stretch : stretches) {
            var count = joined.size();
            if (!stretch.same && count >= 2 && remnant.between(joined.get(count - 2), joined.get(count - 1), stretch)) {
                var same = joined.removeLast();
                var change = joined.removeLast();
                joined.add(change.with(same).with(stretch));
            } else {
                joined.add(stretch);
            }
        }
        return joined;
    }

    private static boolean isWordless(Stretch change, Stretch same, Stretch next) {
        return !isWord(same.removed);
    }

    private static boolean isScrap(Stretch change, Stretch same, Stretch next) {
        return same.length() * SCRAP <= Math.min(change.length(), next.length());
    }

    private interface Remnant {

        boolean between(Stretch change, Stretch same, Stretch next);
    }

    private record Stretch(boolean same, String removed, String added) {

        int length() {
            return Math.max(removed.length(), added.length());
        }

        Stretch with(Stretch next) {
            return new Stretch(false, removed + next.removed, added + next.added);
        }
    }
}
