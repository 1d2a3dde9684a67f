package news.backgrounder.page;

import java.time.Instant;
import news.backgrounder.edition.Body;

/** Where a subject and its past states stand on this site. */
public final class Addresses {

    private Addresses() {}

    public static String of(Body body) {
        return body.kind().address(body.slug());
    }

    public static String history(Body body) {
        return of(body) + "/history";
    }

    /** One edition, whole. */
    public static String edition(Body body, int number) {
        return history(body) + "/" + number;
    }

    /** What an edition changed. */
    public static String changes(Body body, int number) {
        return edition(body, number) + "/changes";
    }

    /** The page as it stood at an instant. */
    public static String at(Body body, Instant instant) {
        return of(body) + "?at=" + instant;
    }

    /** All states of the page, for machines (RFC 7089). */
    public static String timeMap(Body body) {
        return of(body) + "/timemap";
    }
}
