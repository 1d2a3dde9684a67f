package news.backgrounder.edition;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A text as words are looked for in it: letters without case, accents and ornament, one sign for whatever lies between
 * words, nothing for what is not seen; with the place in the text at which each of them stands.
 */
final class Folded {

    /** Lies between words. */
    static final char GAP = ' ';

    /** May lie within a word, and ends one as well: an apostrophe, a bracket, Markdown that is seen or not. */
    static final char SEAM = '\u0001';

    private static final String SEAMS = "'’ʼ‘`´′_[]!*\\";

    private static final char TATWEEL = '\u0640';

    /** Scripts whose marks above and below letters may be left out in writing; in others they are letters. */
    private static final Set<UnicodeScript> MARKED_AT_WILL = Set.of(
            UnicodeScript.INHERITED,
            UnicodeScript.COMMON,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW,
            UnicodeScript.SYRIAC);

    private final StringBuilder letters = new StringBuilder();
    private final Map<Integer, String> known = new HashMap<>();
    private int[] starts;
    private int[] ends;

    /** @param unseen the places of the text, ends of links, that readers may not see: whatever is there is a seam */
    Folded(String text, BitSet unseen) {
        starts = new int[text.length() + 8];
        ends = new int[text.length() + 8];
        for (var at = 0; at < text.length(); ) {
            var letter = text.codePointAt(at);
            var next = at + Character.charCount(letter);
            if (unseen.get(at)) {
                separate(SEAM, at, next);
            } else {
                take(letter, at, next);
            }
            at = next;
        }
    }

    private void take(int letter, int start, int end) {
        if (isDropped(letter)) {
            var last = letters.length() - 1;
            if (last >= 0 && ends[last] == start) {
                ends[last] = end;
            }
        } else if (isPartOfAWord(letter)) {
            known.computeIfAbsent(letter, Folded::folded).chars().forEach(folded -> add((char) folded, start, end));
        } else {
            separate(SEAMS.indexOf(letter) < 0 ? GAP : SEAM, start, end);
        }
    }

    private void separate(char separator, int start, int end) {
        var last = letters.length() - 1;
        if (last < 0 || !isSeparator(letters.charAt(last))) {
            add(separator, start, end);
        } else if (separator == GAP) {
            letters.setCharAt(last, GAP);
        }
    }

    static boolean isSeparator(char folded) {
        return folded == GAP || folded == SEAM;
    }

    private void add(char folded, int start, int end) {
        if (letters.length() == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        starts[letters.length()] = start;
        ends[letters.length()] = end;
        letters.append(folded);
    }

    private static boolean isDropped(int letter) {
        return switch (Character.getType(letter)) {
            case Character.FORMAT -> true;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                MARKED_AT_WILL.contains(UnicodeScript.of(letter));
            default -> letter == TATWEEL;
        };
    }

    private static boolean isPartOfAWord(int letter) {
        return switch (Character.getType(letter)) {
            case Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            case Character.MODIFIER_LETTER -> SEAMS.indexOf(letter) < 0;
            default -> Character.isLetterOrDigit(letter);
        };
    }

    private static String folded(int letter) {
        var plain = Normalizer.normalize(Character.toString(letter), Form.NFKD)
                .codePoints()
                .filter(part -> !isDropped(part) && isPartOfAWord(part))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        // Through capitals, by which ß becomes ss, and i with and without its dot one letter.
        return plain.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    String letters() {
        return letters.toString();
    }

    /** Where in the text the folded letter at this index begins. */
    int start(int index) {
        return starts[index];
    }

    /** Where in the text the folded letter at this index ends. */
    int end(int index) {
        return ends[index];
    }
}
