package news.backgrounder.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;

/** When something is to go live: a date and a time of day, as an editor types them, in the newsroom's time zone. */
public sealed interface LiveTime {

    /** Sooner than this one publishes by hand. */
    Duration SHORTEST = Duration.ofMinutes(1);

    /** Later than this it is a slip, and the rules of daylight saving may be others by then. */
    Duration LONGEST = Duration.ofDays(366);

    /** One instant. */
    record At(Instant instant) implements LiveTime {}

    /** None, or none that can be meant; {@code why} tells an editor what to type instead. */
    record Refused(String why) implements LiveTime {}

    /** The clocks go back, and show this time twice. */
    record Twice(String why) implements LiveTime {}

    /**
     * One of the two times that a clock shows alike.
     *
     * @param offset from UTC, as the form sends it back
     */
    record Choice(String offset, String words) {}

    /** @param offset which one is meant of a time that exists twice; else it does not matter */
    static LiveTime read(String typed, String offset, Instant now, ZoneId zone) {
        if (typed.isBlank()) {
            return new Refused("Choose the day and the time at which this is to go live.");
        }
        LocalDateTime local;
        try {
            local = parse(typed);
        } catch (DateTimeParseException unreadable) {
            return new Refused("Type a day and a time, like 2026-11-24 18:00.");
        }
        var transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            return new Refused(skipped(local, transition, zone));
        }
        var offsets = zone.getRules().getValidOffsets(local);
        var meant = offsets.stream()
                .filter(valid -> offsets.size() == 1 || valid.getId().equals(offset))
                .toList();
        if (meant.isEmpty()) {
            return new Twice(
                    "There are two times %s on %s, for the clocks in %s go back. Choose the first or the second."
                            .formatted(TIME.format(local), DAY.format(local), zone));
        }
        return within(local.toInstant(meant.getFirst()), now);
    }

    private static LiveTime within(Instant instant, Instant now) {
        if (!instant.isAfter(now)) {
            return new Refused("This time is past. Publish instead, or choose a later time.");
        }
        if (instant.isBefore(now.plus(SHORTEST))) {
            return new Refused("This is less than a minute from now. Publish instead, or choose a later time.");
        }
        if (instant.isAfter(now.plus(LONGEST))) {
            return new Refused("This is more than a year from now. Look at the year again.");
        }
        return new At(instant);
    }

    /** What to choose from where a time exists twice; nothing for any other. */
    static List<Choice> choices(String typed, ZoneId zone) {
        try {
            var local = parse(typed);
            var offsets = zone.getRules().getValidOffsets(local);
            return offsets.size() < 2
                    ? List.of()
                    : List.of(
                            choice("First", local, offsets.getFirst(), zone),
                            choice("Second", local, offsets.getLast(), zone));
        } catch (DateTimeParseException none) {
            return List.of();
        }
    }

    private static Choice choice(String which, LocalDateTime local, ZoneOffset offset, ZoneId zone) {
        var name = NAME.format(ZonedDateTime.ofLocal(local, zone, offset));
        // Many zones have no name in British English, and bear their offset instead.
        var zoneName = name.startsWith("GMT") && name.length() > 3 ? "" : name + ", ";
        return new Choice(offset.getId(), "%s (%s%s)".formatted(which, zoneName, fromUtc(offset)));
    }

    /** In calendar words with the zone, and in UTC where the zone stands off it. */
    static String words(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        var words = WORDS.format(local);
        if (local.getOffset().getTotalSeconds() == 0) {
            return words;
        }
        var utc = instant.atOffset(ZoneOffset.UTC);
        return utc.toLocalDate().equals(local.toLocalDate())
                ? "%s (%s UTC)".formatted(words, TIME.format(utc))
                : "%s (%s UTC on %s)".formatted(words, TIME.format(utc), DAY.format(utc));
    }

    DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.UK);
    DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    DateTimeFormatter NAME = DateTimeFormatter.ofPattern("z", Locale.UK);

    private static LocalDateTime parse(String typed) {
        return LocalDateTime.parse(typed.strip().replace(' ', 'T'));
    }

    private static String skipped(LocalDateTime local, ZoneOffsetTransition gap, ZoneId zone) {
        var later = local.plus(gap.getDuration());
        var sameDay = later.toLocalDate().equals(local.toLocalDate());
        return "There is no %s on %s: the clocks in %s go forward from %s to %s. Type %s, or a time before %s."
                .formatted(
                        TIME.format(local),
                        DAY.format(local),
                        zone,
                        TIME.format(gap.getDateTimeBefore()),
                        sameDay
                                ? TIME.format(gap.getDateTimeAfter())
                                : TIME.format(gap.getDateTimeAfter()) + " on " + DAY.format(gap.getDateTimeAfter()),
                        sameDay ? TIME.format(later) : TIME.format(later) + " on " + DAY.format(later),
                        TIME.format(gap.getDateTimeBefore()));
    }

    private static String fromUtc(ZoneOffset offset) {
        var minutes = Math.abs(offset.getTotalSeconds()) / 60;
        return "UTC%s%d%s"
                .formatted(
                        offset.getTotalSeconds() < 0 ? "−" : "+",
                        minutes / 60,
                        minutes % 60 == 0 ? "" : ":%02d".formatted(minutes % 60));
    }
}
