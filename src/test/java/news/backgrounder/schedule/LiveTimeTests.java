package news.backgrounder.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import news.backgrounder.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTimeTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");

    private static LiveTime read(String typed, String offset, String now, String zone) {
        return LiveTime.read(typed, offset, Instant.parse(now), ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T18:00, Europe/London,       2026-11-24T18:00:00Z",
        "2026-11-24 18:00, Europe/London,       2026-11-24T18:00:00Z",
        "2026-11-24T18:00, America/New_York,    2026-11-24T23:00:00Z",
        "2026-11-25T18:00, Australia/Lord_Howe, 2026-11-25T07:00:00Z",
        "2026-11-24T20:00, Asia/Tehran,         2026-11-24T16:30:00Z",
        "2027-07-01T18:00, Europe/London,       2027-07-01T17:00:00Z",
        "2026-11-25T00:00, Asia/Kolkata,        2026-11-24T18:30:00Z"
    })
    void aTimeIsReadInTheNewsroomsZone(String typed, String zone, Instant instant) {
        assertThat(LiveTime.read(typed, "", NOW, ZoneId.of(zone))).isEqualTo(new LiveTime.At(instant));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Europe/London       | 2027-03-28T01:30 | There is no 01:30 on 28 March 2027: the clocks in Europe/London go forward from 01:00 to 02:00. Type 02:30, or a time before 01:00.
            America/New_York    | 2027-03-14T02:00 | There is no 02:00 on 14 March 2027: the clocks in America/New_York go forward from 02:00 to 03:00. Type 03:00, or a time before 02:00.
            Australia/Lord_Howe | 2027-10-03T02:15 | There is no 02:15 on 3 October 2027: the clocks in Australia/Lord_Howe go forward from 02:00 to 02:30. Type 02:45, or a time before 02:00.
            Asia/Tehran         | 2022-03-22T00:20 | There is no 00:20 on 22 March 2022: the clocks in Asia/Tehran go forward from 00:00 to 01:00. Type 01:20, or a time before 00:00.
            """)
    void anHourThatIsLeftOutIsNamedWithWhatToTypeInstead(String zone, String typed, String why) {
        assertThat(read(typed, "", "2022-01-01T00:00:00Z", zone)).isEqualTo(new LiveTime.Refused(why));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London,       2027-10-31T01:30, +01:00, 2027-10-31T00:30:00Z, Z,      2027-10-31T01:30:00Z",
        "America/New_York,    2027-11-07T01:59, -04:00, 2027-11-07T05:59:00Z, -05:00, 2027-11-07T06:59:00Z",
        "Australia/Lord_Howe, 2027-04-04T01:45, +11:00, 2027-04-03T14:45:00Z, +10:30, 2027-04-03T15:15:00Z",
        "Asia/Tehran,         2022-09-21T23:30, +04:30, 2022-09-21T19:00:00Z, +03:30, 2022-09-21T20:00:00Z"
    })
    void ofATimeThatExistsTwiceOneIsChosen(
            String zone, String typed, String first, Instant then, String second, Instant later) {
        var now = then.minus(Duration.ofDays(1)).toString();

        assertThat(LiveTime.choices(typed, ZoneId.of(zone)))
                .extracting(LiveTime.Choice::offset)
                .containsExactly(first, second);
        assertThat(read(typed, "", now, zone)).isInstanceOf(LiveTime.Twice.class);
        assertThat(read(typed, "+09:00", now, zone)).isInstanceOf(LiveTime.Twice.class);
        assertThat(read(typed, first, now, zone)).isEqualTo(new LiveTime.At(then));
        assertThat(read(typed, second, now, zone)).isEqualTo(new LiveTime.At(later));
    }

    @Test
    void theTwoAreToldApartByTheirZonesAndUtc() {
        assertThat(LiveTime.choices("2027-10-31T01:30", LONDON))
                .extracting(LiveTime.Choice::words)
                .containsExactly("First (BST, UTC+1)", "Second (GMT, UTC+0)");
        assertThat(LiveTime.choices("2027-11-07T01:30", ZoneId.of("America/New_York")))
                .extracting(LiveTime.Choice::words)
                .containsExactly("First (UTC−4)", "Second (UTC−5)");
        assertThat(LiveTime.choices("2027-04-04T01:45", ZoneId.of("Australia/Lord_Howe")))
                .extracting(LiveTime.Choice::words)
                .allSatisfy(words -> assertThat(words).matches("(First|Second) \\(.*UTC\\+1(1|0:30)\\)"));
        assertThat(LiveTime.choices("2027-10-31T02:30", LONDON)).isEmpty();
        assertThat(LiveTime.choices("nonsense", LONDON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T14:59, This time is past",
        "2026-11-24T15:00, This time is past",
        "2027-11-26T15:00, more than a year",
        "tomorrow,         Type a day and a time",
        "2026-02-30T10:00, Type a day and a time",
        "'',               Choose the day",
        "' ',              Choose the day"
    })
    void whatCannotBeMeantIsRefused(String typed, String why) {
        assertThat(LiveTime.read(typed, "", NOW, LONDON))
                .isInstanceOfSatisfying(
                        LiveTime.Refused.class,
                        refused -> assertThat(refused.why()).contains(why));
    }

    @Test
    void lessThanAMinuteAheadIsForPublishing() {
        assertThat(LiveTime.read("2026-11-24T15:01", "", NOW.plusMillis(1), LONDON))
                .isInstanceOfSatisfying(
                        LiveTime.Refused.class,
                        refused -> assertThat(refused.why()).contains("Publish instead"));
        assertThat(LiveTime.read("2026-11-24T15:01", "", NOW, LONDON)).isInstanceOf(LiveTime.At.class);
    }

    @Test
    void anInstantIsSaidInTheZoneAndInUtcWhereThatDiffers() {
        assertThat(LiveTime.words(Instant.parse("2026-11-24T18:00:00Z"), LONDON))
                .isEqualTo("24 November 2026, 18:00 GMT");
        assertThat(LiveTime.words(Instant.parse("2027-07-01T17:00:00Z"), LONDON))
                .isEqualTo("1 July 2027, 18:00 BST (17:00 UTC)");
        assertThat(LiveTime.words(Instant.parse("2026-11-24T20:30:00Z"), ZoneId.of("Asia/Kolkata")))
                .endsWith("(20:30 UTC on 24 November 2026)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran", "Asia/Kolkata"})
    void everyMinuteOfThisYearHasItsInstantOrAReason(String name) {
        var zone = ZoneId.of(name);
        var random = new Random(Seed.ofTests());
        var now = Instant.parse("2026-11-24T15:00:00Z");
        for (var round = 0; round < 5_000; round++) {
            var instant = now.plus(Duration.ofMinutes(1 + random.nextInt(366 * 24 * 60)));
            var local = LocalDateTime.ofInstant(instant, zone);
            var offset = zone.getRules().getOffset(instant).getId();
            assertThat(LiveTime.read(local.toString(), offset, now, zone)).isEqualTo(new LiveTime.At(instant));

            var typed = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            var valid = zone.getRules().getValidOffsets(typed).size();
            assertThat(LiveTime.read(typed.toString(), "", now.minus(Duration.ofDays(1)), zone))
                    .isInstanceOfAny(
                            List.<Class<?>>of(LiveTime.Refused.class, LiveTime.At.class, LiveTime.Twice.class)
                                    .get(valid),
                            LiveTime.Refused.class);
        }
    }
}
