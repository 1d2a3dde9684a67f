package news.backgrounder.when;

/** A text is not a date that we can read; the message tells an editor what is wrong and what to write instead. */
public class WhenException extends IllegalArgumentException {

    private static final String ADVICE = "Write a date like 2011, 2016-12, 2024-11-30, 2024-11-30T18:00Z, "
            + "2020-03~ (about) or 2024-11-27/2024-11-30.";

    private final String message;

    WhenException(String problem) {
        message = problem + " " + ADVICE;
    }

    static WhenException about(String text, String problem) {
        return new WhenException("“" + text + "” " + problem + ".");
    }

    @Override
    public String getMessage() {
        return message;
    }
}
