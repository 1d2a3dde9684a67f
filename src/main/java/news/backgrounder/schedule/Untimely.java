package news.backgrounder.schedule;

import java.util.List;

/** Something cannot be scheduled as it stands; nothing was changed. */
public class Untimely extends RuntimeException {

    private final String why;
    private final transient List<Disputed> disputed;

    Untimely(String message) {
        this(message, List.of());
    }

    Untimely(String message, List<Disputed> disputed) {
        super(message);
        this.why = message;
        this.disputed = List.copyOf(disputed);
    }

    /** What an editor must do about it. */
    public String why() {
        return why;
    }

    /** The places that something scheduled earlier changes otherwise; an editor may let this text stand over that. */
    public List<Disputed> disputed() {
        return disputed;
    }
}
