package news.backgrounder.page;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import news.backgrounder.memory.Memory;

/**
 * An instant as readers see it, in the newsroom's time zone.
 *
 * @param text in calendar words: “1 December 2024, 21:40 GMT”
 * @param day the date alone
 * @param exact for {@code <time datetime>}, in UTC
 */
public record Moment(String text, String day, String exact) {

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private record Local(Instant instant, ZoneId zone) {

        Moment said() {
            var local = instant.atZone(zone);
            return new Moment(
                    TEXT.format(local),
                    DAY.format(local),
                    instant.truncatedTo(SECONDS).toString());
        }
    }

    /** The same few instants stand all over a page. */
    private static final Cache<Local, Moment> KNOWN = Memory.of(2_000_000, (_, _) -> 4 * Memory.weight(""));

    public static Moment of(Instant instant, ZoneId zone) {
        return KNOWN.get(new Local(instant, zone), Local::said);
    }
}
