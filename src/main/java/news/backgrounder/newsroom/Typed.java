package news.backgrounder.newsroom;

import org.jspecify.annotations.Nullable;

/**
 * Takes typed text as it came, but for what browsers and word processors add: a form's line ends, white space around
 * it, and the invisible character (U+000B) that stands for a line break in text from a word processor.
 */
final class Typed {

    private Typed() {}

    static String line(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replace('\t', ' ').replace('\u000B', ' ').strip();
    }

    /** Leading spaces of the first line stay: they may mean something in Markdown. */
    static String text(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .replace('\u000B', '\n')
                        .stripTrailing();
    }

    /** An id comes back as it was sent out; anything else is nobody's. */
    static String id(@Nullable String sent) {
        return sent != null && sent.matches("[a-z0-9]{10}") ? sent : "";
    }
}
