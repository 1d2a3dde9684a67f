package news.backgrounder.prose;

import java.util.regex.Pattern;

/** The address of a link, with entities and backslash escapes already resolved. */
record Address(String value) {

    /** Browsers drop tabs and line ends from an address and read a backslash as a slash: it is not what it seems. */
    private static final Pattern MISLEADING = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\\\]");

    private static final Pattern ELSEWHERE = Pattern.compile("(?i:https?)://[^/?#]");
    private static final Pattern HERE = Pattern.compile("/(?!/)|#");

    boolean isSafe() {
        return isElsewhere() || (HERE.matcher(value).lookingAt() && !isMisleading());
    }

    boolean isElsewhere() {
        return ELSEWHERE.matcher(value).lookingAt() && !isMisleading();
    }

    /** What an editor is told of an address that is not safe. */
    String problem() {
        return isMisleading()
                ? "The link “%s” must not contain spaces or backslashes.".formatted(value)
                : "The link “%s” must begin with http:// or https://.".formatted(value);
    }

    private boolean isMisleading() {
        return MISLEADING.matcher(value).find();
    }
}
