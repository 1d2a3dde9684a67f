package news.backgrounder.difference;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as typed, cut at its blank lines.
 *
 * @param blocks what stands between blank lines, without the line end behind it
 * @param gaps what stands before, between and behind the blocks: one more than there are blocks
 */
record SourceBlocks(List<String> blocks, List<String> gaps) {

    static SourceBlocks of(String text) {
        var blocks = new ArrayList<String>();
        var gaps = new ArrayList<String>();
        var block = new StringBuilder();
        var gap = new StringBuilder();
        for (var start = 0; start < text.length(); ) {
            var end = lineEnd(text, start);
            var next = afterLineEnd(text, end);
            if (text.substring(start, end).isBlank()) {
                if (!block.isEmpty()) {
                    blocks.add(block.toString());
                    block.setLength(0);
                }
                gap.append(text, start, next);
            } else {
                // So far the gap may be no more than the end of the line before.
                if (block.isEmpty()) {
                    gaps.add(gap.toString());
                } else {
                    block.append(gap);
                }
                gap.setLength(0);
                block.append(text, start, end);
                gap.append(text, end, next);
            }
            start = next;
        }
        if (!block.isEmpty()) {
            blocks.add(block.toString());
        }
        gaps.add(gap.toString());
        return new SourceBlocks(blocks, gaps);
    }

    private static int lineEnd(String text, int start) {
        var end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static int afterLineEnd(String text, int end) {
        if (text.startsWith("\r\n", end)) {
            return end + 2;
        }
        return Math.min(end + 1, text.length());
    }
}
