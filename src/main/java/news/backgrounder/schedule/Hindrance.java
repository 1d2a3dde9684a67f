package news.backgrounder.schedule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a part of a pending set cannot go live as it stands. */
public enum Hindrance {
    CONTRADICTION("changes the same places as what was published, or will be, since it was scheduled"),
    WITHDRAWN("was withdrawn"),
    PUBLISHED("was published meanwhile, by another way than this schedule"),
    UNPUBLISHED("builds on a publication that did not come"),
    ADDRESS("has an address that belongs to something else");

    private final String words;

    Hindrance(String words) {
        this.words = words;
    }

    /** To be read after the name of the part. */
    public String words() {
        return words;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Hindrance of(@Nullable String code) {
        return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
    }
}
