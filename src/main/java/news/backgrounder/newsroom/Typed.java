package news.backgrounder.newsroom;

import org.jspecify.annotations.Nullable;

/** Takes typed text as it came, but for what browsers add: a form's line ends, and white space around it. */
final class Typed {

    private Typed() {}

    static String line(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Leading spaces of the first line stay: they may mean something in Markdown. */
    static String text(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
    }

    /** An id comes back as it was sent out; anything else is nobody's. */
    static String id(@Nullable String sent) {
        return sent != null && sent.matches("[a-z0-9]{10}") ? sent : "";
    }
}
