package news.backgrounder.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The three-way merge of a text by its {@link SourceBlocks}. Edits that touch each other, with no untouched block
 * between them, are one clash, unless they are alike; it stays theirs.
 */
final class TextMerging {

    private static final String BLANK_LINE = "\n\n";
    private static final int NOWHERE = -2;

    private final SourceBlocks base;
    private final SourceBlocks mine;
    private final SourceBlocks theirs;
    private final List<Clash> clashes = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();

    TextMerging(String base, String mine, String theirs) {
        this.base = SourceBlocks.of(base);
        this.mine = SourceBlocks.of(mine);
        this.theirs = SourceBlocks.of(theirs);
        merge();
    }

    /** The same blocks of all three texts, as typed. */
    record Clash(String base, String mine, String theirs) {}

    List<Clash> clashes() {
        return clashes;
    }

    String merged() {
        var text = new StringBuilder();
        var last = new Placed("", -1, -1, -1);
        for (var block : placed) {
            text.append(gap(last, block)).append(block.text);
            last = block;
        }
        var end = new Placed(
                "", base.blocks().size(), mine.blocks().size(), theirs.blocks().size());
        return text.append(gap(last, end)).toString();
    }

    private void merge() {
        var edits = Stream.concat(edits(mine, true), edits(theirs, false))
                .sorted(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to))
                .toList();
        var at = new Cursor();
        for (var i = 0; i < edits.size(); ) {
            var from = edits.get(i).from;
            var to = edits.get(i).to;
            var myGrowth = 0;
            var theirGrowth = 0;
            var isMine = false;
            var isTheirs = false;
            for (; i < edits.size() && edits.get(i).from <= to; i++) {
                var edit = edits.get(i);
                to = Math.max(to, edit.to);
                myGrowth += edit.mine ? edit.growth : 0;
                theirGrowth += edit.mine ? 0 : edit.growth;
                isMine |= edit.mine;
                isTheirs |= !edit.mine;
            }
            keep(at, from);
            var count = to - from;
            var myBlocks = mine.blocks().subList(at.mine, at.mine + count + myGrowth);
            var theirBlocks = theirs.blocks().subList(at.theirs, at.theirs + count + theirGrowth);
            var alike = isMine && isTheirs && myBlocks.equals(theirBlocks);
            if (isMine && isTheirs && !alike) {
                var was = base.blocks().subList(from, to);
                clashes.add(new Clash(text(was), text(myBlocks), text(theirBlocks)));
            }
            var takesTheirs = isTheirs && !alike;
            for (var j = 0; j < (takesTheirs ? theirBlocks : myBlocks).size(); j++) {
                placed.add(
                        takesTheirs
                                ? new Placed(theirBlocks.get(j), NOWHERE, NOWHERE, at.theirs + j)
                                : new Placed(myBlocks.get(j), NOWHERE, at.mine + j, alike ? at.theirs + j : NOWHERE));
            }
            at.base = to;
            at.mine += count + myGrowth;
            at.theirs += count + theirGrowth;
        }
        keep(at, base.blocks().size());
    }

    private void keep(Cursor at, int to) {
        while (at.base < to) {
            placed.add(new Placed(base.blocks().get(at.base), at.base++, at.mine++, at.theirs++));
        }
    }

    private Stream<Edit> edits(SourceBlocks side, boolean isMine) {
        var matches = Matching.of(base.blocks(), side.blocks());
        var edits = new ArrayList<Edit>();
        var i = 0;
        var j = 0;
        while (i < matches.length || j < side.blocks().size()) {
            if (i < matches.length && matches[i] == j) {
                i++;
                j++;
                continue;
            }
            var from = i;
            var sideFrom = j;
            while (i < matches.length && matches[i] == Matching.NONE) {
                i++;
            }
            j = i < matches.length ? matches[i] : side.blocks().size();
            edits.add(new Edit(from, i, j - sideFrom - (i - from), isMine));
        }
        return edits.stream();
    }

    private static String text(List<String> blocks) {
        return String.join(BLANK_LINE, blocks);
    }

    /** What stood between the two blocks in the texts where they are neighbours, as who changed it has it. */
    private String gap(Placed last, Placed next) {
        var was = gap(base, last.base, next.base);
        var me = gap(mine, last.mine, next.mine);
        var them = gap(theirs, last.theirs, next.theirs);
        if (me == null) {
            return them == null ? BLANK_LINE : them;
        }
        if (them == null || me.equals(them) || them.equals(was)) {
            return me;
        }
        if (me.equals(was)) {
            return them;
        }
        // No reader sees which; the shorter one, so that it is the same whoever is carried onto whom.
        return Comparator.comparingInt(String::length)
                                .thenComparing(Comparator.naturalOrder())
                                .compare(me, them)
                        < 0
                ? me
                : them;
    }

    private static @Nullable String gap(SourceBlocks side, int last, int next) {
        return last != NOWHERE && next == last + 1 ? side.gaps().get(next) : null;
    }

    /** A block of the result and where each text has it. */
    private record Placed(String text, int base, int mine, int theirs) {}

    /** Blocks of the base that one side replaced by others, {@code growth} more in number. */
    private record Edit(int from, int to, int growth, boolean mine) {}

    private static final class Cursor {
        private int base;
        private int mine;
        private int theirs;
    }
}
