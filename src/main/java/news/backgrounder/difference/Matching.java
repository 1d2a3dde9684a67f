package news.backgrounder.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which elements of two lists are the same ones: a longest common subsequence for all that editors write. Lists that
 * differ in thousands of elements are cut first where something stands that occurs once on both sides, for the exact
 * search takes time by the square.
 */
final class Matching {

    static final int NONE = -1;

    private static final int LONGEST_EXACT = 2_000;
    private static final int DEEPEST_CUT = 8;

    private final int[] before;
    private final int[] after;
    private final int[] matches;

    private Matching(int[] before, int[] after) {
        this.before = before;
        this.after = after;
        this.matches = new int[before.length];
        Arrays.fill(matches, NONE);
    }

    /** For each element before its index after, or {@link #NONE}; rising. */
    static int[] of(List<?> before, List<?> after) {
        var numbers = new HashMap<Object, Integer>();
        var matching = new Matching(numbered(before, numbers), numbered(after, numbers));
        matching.match(0, before.size(), 0, after.size(), 0);
        return matching.matches;
    }

    private static int[] numbered(List<?> elements, HashMap<Object, Integer> numbers) {
        return elements.stream()
                .mapToInt(element -> numbers.computeIfAbsent(element, unseen -> numbers.size()))
                .toArray();
    }

    private void match(int from, int to, int afterFrom, int afterTo, int depth) {
        while (from < to && afterFrom < afterTo && before[from] == after[afterFrom]) {
            matches[from++] = afterFrom++;
        }
        while (from < to && afterFrom < afterTo && before[to - 1] == after[afterTo - 1]) {
            matches[--to] = --afterTo;
        }
        if (from == to || afterFrom == afterTo) {
            return;
        }
        if (to - from + afterTo - afterFrom <= LONGEST_EXACT) {
            matchExactly(from, to, afterFrom, afterTo);
        } else if (depth < DEEPEST_CUT) {
            cut(from, to, afterFrom, afterTo, depth);
        }
    }

    private void matchExactly(int from, int to, int afterFrom, int afterTo) {
        var patch = DiffUtils.diff(
                boxed(before, from, to), boxed(after, afterFrom, afterTo), new MyersDiffWithLinearSpace<Integer>());
        var position = from;
        var afterPosition = afterFrom;
        for (var delta : patch.getDeltas()) {
            while (position < from + delta.getSource().getPosition()) {
                matches[position++] = afterPosition++;
            }
            position += delta.getSource().size();
            afterPosition += delta.getTarget().size();
        }
        while (position < to) {
            matches[position++] = afterPosition++;
        }
    }

    private static List<Integer> boxed(int[] numbers, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> numbers[i]).toList();
    }

    private void cut(int from, int to, int afterFrom, int afterTo, int depth) {
        var onceAfter = once(after, afterFrom, afterTo);
        var onceBefore = once(before, from, to);
        var anchors = new ArrayList<Integer>();
        for (var i = from; i < to; i++) {
            if (onceBefore.containsKey(before[i]) && onceAfter.containsKey(before[i])) {
                anchors.add(i);
            }
        }
        var targets = anchors.stream()
                .mapToInt(i -> onceAfter.getOrDefault(before[i], NONE))
                .toArray();
        if (targets.length == 0) {
            return;
        }
        for (var kept : longestRise(targets)) {
            var anchor = anchors.get(kept);
            match(from, anchor, afterFrom, targets[kept], depth + 1);
            matches[anchor] = targets[kept];
            from = anchor + 1;
            afterFrom = targets[kept] + 1;
        }
        match(from, to, afterFrom, afterTo, depth + 1);
    }

    private static HashMap<Integer, Integer> once(int[] numbers, int from, int to) {
        var positions = new HashMap<Integer, Integer>();
        for (var i = from; i < to; i++) {
            positions.merge(numbers[i], i, (first, second) -> NONE);
        }
        positions.values().removeIf(position -> position == NONE);
        return positions;
    }

    /** The indices of a longest rising subsequence; the values are all different. */
    static int[] longestRise(int[] values) {
        var ends = new int[values.length];
        var previous = new int[values.length];
        var length = 0;
        for (var i = 0; i < values.length; i++) {
            var low = 0;
            var high = length;
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (values[ends[middle]] < values[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? NONE : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        var rise = new int[length];
        for (int i = length - 1, at = length == 0 ? NONE : ends[length - 1]; i >= 0; i--) {
            rise[i] = at;
            at = previous[at];
        }
        return rise;
    }
}
