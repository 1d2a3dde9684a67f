package news.backgrounder.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two texts, paragraph by paragraph: those that are the same, and between them those that are so similar that one is
 * the other, edited.
 */
final class Paragraphs {

    /** The share of common words from which on a paragraph is an edited one. */
    private static final double SIMILAR = 0.4;

    /** How many pairs may be weighed, and words looked up for it, to pair the paragraphs of one change: a second. */
    private static final long MOST_PAIRS = 1_000_000;

    private static final long MOST_LOOKUPS = 16_000_000;

    private final List<String> before;
    private final List<String> after;
    private final int[] matches;

    Paragraphs(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.matches = Matching.of(before, after);
        pairSimilar();
    }

    /** For each paragraph before its index after, or {@link Matching#NONE}; rising. */
    int[] matches() {
        return matches;
    }

    /**
     * Given for each paragraph how it looks, to tell apart those of the same words; those without words are left out.
     */
    List<Passage> passages(List<?> looksBefore, List<?> looksAfter) {
        var passages = new ArrayList<Passage>();
        var unchanged = 0;
        var i = 0;
        var j = 0;
        while (i < before.size() || j < after.size()) {
            Passage passage;
            if (i < before.size() && matches[i] == Matching.NONE) {
                passage = gone(i++);
            } else if (j < after.size() && (i == before.size() || matches[i] > j)) {
                passage = added(j++);
            } else if (!before.get(i).equals(after.get(j))) {
                passage = new Passage.Changed(Wording.runs(before.get(i), after.get(j)), i++, j++);
            } else if (!looksBefore.get(i).equals(looksAfter.get(j))) {
                passage = new Passage.Restyled(after.get(j), i++, j++);
            } else {
                unchanged += before.get(i).isEmpty() ? 0 : 1;
                i++;
                j++;
                continue;
            }
            if (isEmpty(passage)) {
                continue;
            }
            if (unchanged > 0) {
                passages.add(new Passage.Unchanged(unchanged));
                unchanged = 0;
            }
            passages.add(passage);
        }
        if (unchanged > 0) {
            passages.add(new Passage.Unchanged(unchanged));
        }
        return passages;
    }

    /** All paragraphs of a text as new, those without a word left out. */
    static List<Passage> added(List<String> paragraphs) {
        return new Paragraphs(List.of(), paragraphs).passages(List.of(), paragraphs);
    }

    /** All paragraphs of a text as gone, those without a word left out. */
    static List<Passage> removed(List<String> paragraphs) {
        return new Paragraphs(paragraphs, List.of()).passages(paragraphs, List.of());
    }

    private Passage gone(int index) {
        return new Passage.Changed(runs(Run.Kind.REMOVED, before.get(index)), index, Matching.NONE);
    }

    private Passage added(int index) {
        return new Passage.Changed(runs(Run.Kind.ADDED, after.get(index)), Matching.NONE, index);
    }

    private static List<Run> runs(Run.Kind kind, String text) {
        return text.isEmpty() ? List.of() : List.of(new Run(kind, text));
    }

    private static boolean isEmpty(Passage passage) {
        return switch (passage) {
            case Passage.Changed changed -> changed.runs().isEmpty();
            case Passage.Restyled restyled -> restyled.text().isEmpty();
            case Passage.Unchanged unchanged -> unchanged.count() == 0;
        };
    }

    private void pairSimilar() {
        var from = 0;
        var afterFrom = 0;
        var exact = matches.clone();
        for (var i = 0; i <= before.size(); i++) {
            if (i == before.size() || exact[i] != Matching.NONE) {
                var afterTo = i == before.size() ? after.size() : exact[i];
                if (from < i && afterFrom < afterTo) {
                    pairSimilar(from, i, afterFrom, afterTo);
                }
                from = i + 1;
                afterFrom = afterTo + 1;
            }
        }
    }

    /** Pairs, in the order of both texts, so that the paragraphs of the pairs have as much as possible in common. */
    private void pairSimilar(int from, int to, int afterFrom, int afterTo) {
        var rows = to - from;
        var columns = afterTo - afterFrom;
        if ((long) rows * columns > MOST_PAIRS) {
            return;
        }
        var mine = bags(before.subList(from, to));
        var theirs = bags(after.subList(afterFrom, afterTo));
        var lookups = mine.stream().mapToLong(bag -> bag.words.size()).sum() * columns;
        if (lookups > MOST_LOOKUPS) {
            return;
        }
        var similarity = new double[rows][columns];
        var best = new double[rows + 1][columns + 1];
        for (var row = rows - 1; row >= 0; row--) {
            for (var column = columns - 1; column >= 0; column--) {
                similarity[row][column] = mine.get(row).similarity(theirs.get(column));
                best[row][column] = Math.max(
                        Math.max(best[row + 1][column], best[row][column + 1]),
                        paired(similarity[row][column], best[row + 1][column + 1]));
            }
        }
        for (int row = 0, column = 0; row < rows && column < columns; ) {
            if (best[row][column] == paired(similarity[row][column], best[row + 1][column + 1])
                    && similarity[row][column] >= SIMILAR) {
                matches[from + row++] = afterFrom + column++;
            } else if (best[row][column] == best[row + 1][column]) {
                row++;
            } else {
                column++;
            }
        }
    }

    private static double paired(double similarity, double rest) {
        return similarity < SIMILAR ? rest : similarity + rest;
    }

    private static List<Bag> bags(List<String> paragraphs) {
        return paragraphs.stream().map(Bag::of).toList();
    }

    /** The words of a paragraph, how often each. */
    private record Bag(Map<String, Integer> words, int size) {

        static Bag of(String paragraph) {
            var words = Wording.tokens(paragraph).stream()
                    .filter(Wording::isWord)
                    .collect(Collectors.toMap(Function.identity(), word -> 1, Integer::sum, HashMap::new));
            return new Bag(
                    words, words.values().stream().mapToInt(Integer::intValue).sum());
        }

        double similarity(Bag other) {
            var common = 0;
            for (var word : words.entrySet()) {
                common += Math.min(word.getValue(), other.words.getOrDefault(word.getKey(), 0));
            }
            return size + other.size == 0 ? 0 : 2.0 * common / (size + other.size);
        }
    }
}
