package news.backgrounder.when;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import news.backgrounder.Seed;
import news.backgrounder.when.When.Part;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WhenTests {

    private static final String ADVICE = " Write a date like 2011, 2016-12, 2024-11-30, 2024-11-30T18:00Z, "
            + "2020-03~ (about) or 2024-11-27/2024-11-30.";

    @Nested
    class Reading {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2011",
                    "0000",
                    "-0043",
                    "Y170000002",
                    "Y-17000",
                    "Y999999999",
                    "Y-999999999",
                    "2016-12",
                    "-0043-03",
                    "2024-11-30",
                    "2024-02-29",
                    "-0043-03-15",
                    "2024-11-30T18:00Z",
                    "2024-11-30T18:00:00Z",
                    "2024-11-30T18:00+02:00",
                    "2024-11-30T23:59:59-05:30",
                    "2001-21",
                    "2001-24",
                    "2020?",
                    "2020-03~",
                    "2020-03-04%",
                    "Y17000?",
                    "2001-22~",
                    "201X",
                    "20XX",
                    "-201X",
                    "000X",
                    "00XX",
                    "2004-XX",
                    "2004-06-XX",
                    "2004-XX-XX",
                    "201X~",
                    "2004-02/2005",
                    "2004-02-01/2005-02-08",
                    "2024-11-30/2024-11-30",
                    "2004-06-11/2004-06",
                    "1984~/2004-06?",
                    "-0043/0014",
                    "1985/..",
                    "../1985",
                    "1985/",
                    "/1985",
                    "1985-04~/..",
                    "../1985-04-12?"
                })
        void whatEdtfSaysAtLevels0And1IsReadAndWrittenBack(String text) {
            var when = When.parse(text);

            assertThat(when).hasToString(text);
            assertThat(When.parse(when.toString())).isEqualTo(when).hasSameHashCodeAs(when);
        }

        @ParameterizedTest
        @CsvSource({
            "2024-11-30T18:00+00:00, 2024-11-30T18:00Z",
            "2024-11-30T18:00+02, 2024-11-30T18:00+02:00",
            "2024-11-30T18:00:00-04, 2024-11-30T18:00:00-04:00"
        })
        void aZoneIsWrittenInOneWayOnly(String text, String canonical) {
            assertThat(When.parse(text)).hasToString(canonical).isEqualTo(When.parse(canonical));
        }

        @Test
        void whiteSpaceAroundADateDoesNotMatter() {
            assertThat(When.parse(" \t2016-12\r\n\u00a0")).isEqualTo(When.parse("2016-12"));
        }

        @Test
        void jsonHoldsTheText() {
            var json = JsonMapper.builder().build();

            assertThat(json.writeValueAsString(new Happening(When.parse("2020-03~"))))
                    .isEqualTo("{\"when\":\"2020-03~\"}");
            assertThat(json.readValue("{\"when\":\"2020-03~\"}", Happening.class))
                    .isEqualTo(new Happening(When.parse("2020-03~")));
        }

        record Happening(When when) {}
    }

    @Nested
    class Refusing {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            2024-13                   | “2024-13” has no such month.
            2024-00                   | “2024-00” has no such month.
            2024-25                   | “2024-25” has no such month.
            2001-21-05                | “2001-21-05” has no such month.
            2024-02-30                | “2024-02-30” has no such day.
            2023-02-29                | “2023-02-29” has no such day.
            2024-13/2025              | “2024-13” has no such month.
            2004-XX-05                | “2004-XX-05” has a day but no month.
            2024-11-30T18:00          | “2024-11-30T18:00” has no time zone: end it with Z (UTC) or one like +02:00.
            2024-11-30T18:00-00:00    | “2024-11-30T18:00-00:00” needs its time zone as Z (UTC) or like +02:00.
            2024-11-30T18:00 EET      | “2024-11-30T18:00 EET” needs its time zone as Z (UTC) or like +02:00.
            2024-11-30T18:00+19:00    | “2024-11-30T18:00+19:00” has no such time zone.
            2024-11-30T24:00Z         | “2024-11-30T24:00Z” has no such time of day.
            2024-11-30T18Z            | “2024-11-30T18Z” needs its time of day as hours and minutes, like 18:00.
            2024-11T18:00Z            | “2024-11T18:00Z” has a time of day, but no exact day before it.
            2024-11-30T18:00Z~        | “2024-11-30T18:00Z~” has a time of day, and ~ can only follow a date.
            2024-11-30T18:00Z/..      | “2024-11-30T18:00Z” has a time of day, but periods run from date to date.
            2024-11-30/2024-11-27     | “2024-11-30/2024-11-27” ends before it starts.
            2005/2004-12-31~          | “2005/2004-12-31~” ends before it starts.
            2024/11/30                | “2024/11/30” has more than one slash.
            ../..                     | “../..” has no date at either end.
            /                         | “/” has no date at either end.
            -0000                     | “-0000” puts a minus before the year 0.
            -000X                     | “-000X” puts a minus before the year 0.
            Y2004                     | “Y2004” needs a year of five to nine digits after the Y.
            Y012345                   | “Y012345” needs a year of five to nine digits after the Y.
            Y1234567890               | “Y1234567890” needs a year of five to nine digits after the Y.
            17000                     | “17000” cannot be read as a date.
            24                        | “24” cannot be read as a date.
            2024-1-5                  | “2024-1-5” cannot be read as a date.
            2XXX                      | “2XXX” cannot be read as a date.
            201x                      | “201x” cannot be read as a date.
            2020?~                    | “2020?” cannot be read as a date.
            2020?-03                  | “2020?-03” cannot be read as a date.
            30 November 2024          | “30 November 2024” cannot be read as a date.
            ٢٠٢٤                      | “٢٠٢٤” cannot be read as a date.
            ?                         | “?” needs a date before it.
            ''                        | The date is missing.
            '   '                     | The date is missing.
            """)
        void anythingElseIsRefusedInPlainWordsWithExamples(String text, String problem) {
            assertThatExceptionOfType(WhenException.class)
                    .isThrownBy(() -> When.parse(text))
                    .withMessage(problem + ADVICE);
        }

        @Test
        void aLongTextIsRefusedWithoutRepeatingIt() {
            assertThatExceptionOfType(WhenException.class)
                    .isThrownBy(() -> When.parse("2".repeat(101)))
                    .withMessage("A date has at most 100 characters." + ADVICE);
        }
    }

    @Nested
    class Telling {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            2011                      | [2011=2011]
            0987                      | [AD 987=0987]
            0000                      | [1 BC]
            -0043                     | [44 BC]
            -0043-03-15               | [15 March 44 BC]
            Y17000                    | [the year 17,000]
            Y-17000                   | [17,001 BC]
            2016-12                   | [December 2016=2016-12]
            2024-11-30                | [30 November 2024=2024-11-30]
            2024-12-01                | [1 December 2024=2024-12-01]
            2024-11-30T18:00Z         | [30 November 2024, 18:00 UTC=2024-11-30T18:00Z]
            2024-11-30T18:00:00Z      | [30 November 2024, 18:00:00 UTC=2024-11-30T18:00:00Z]
            2024-11-30T18:00+02:00    | [30 November 2024, 18:00 UTC+2=2024-11-30T18:00+02:00]
            2024-11-30T18:00+05:30    | [30 November 2024, 18:00 UTC+5:30=2024-11-30T18:00+05:30]
            2024-11-30T18:00-03:30    | [30 November 2024, 18:00 UTC−3:30=2024-11-30T18:00-03:30]
            2024-11-30T18:00-00:30    | [30 November 2024, 18:00 UTC−0:30=2024-11-30T18:00-00:30]
            2001-21                   | [spring 2001]
            2001-22                   | [summer 2001]
            2001-23~                  | [about ][autumn 2001]
            2001-24                   | [winter 2001]
            2020?                     | [2020=2020][ (uncertain)]
            2020-03~                  | [about ][March 2020=2020-03]
            2020-03-04%               | [about ][4 March 2020=2020-03-04][ (uncertain)]
            201X                      | [2010s]
            201X~                     | [about ][the 2010s]
            190X                      | [1900s]
            19XX                      | [some year between 1900 and 1999]
            098X                      | [some year between AD 980 and AD 989]
            000X                      | [some year between 1 BC and AD 9]
            -201X                     | [some year between 2020 BC and 2011 BC]
            2004-XX                   | [some month in ][2004=2004]
            2004-06-XX                | [some day in ][June 2004=2004-06]
            2004-XX-XX                | [some day in ][2004=2004]
            2004-06-XX~               | [some day in ][about ][June 2004=2004-06]
            2024-11-27/2024-11-30     | [27 November 2024=2024-11-27][ to ][30 November 2024=2024-11-30]
            2004-02/2005              | [February 2004=2004-02][ to ][2005=2005]
            1984?/2004-06~            | [1984=1984][ (uncertain)][ to ][about ][June 2004=2004-06]
            199X/201X                 | [1990s][ to ][the 2010s]
            2004/2004                 | [2004=2004]
            2020/..                   | [since ][2020=2020]
            2020-03~/..               | [since ][about ][March 2020=2020-03]
            201X/..                   | [since ][the 2010s]
            ../2020                   | [until ][2020=2020]
            2020/                     | [from ][2020=2020][ to an unknown date]
            /2020                     | [from an unknown date to ][2020=2020]
            """)
        void aReaderSeesWordsAndAMachineSeesNoMore(String text, String parts) {
            var when = When.parse(text);

            assertThat(shown(when.parts())).isEqualTo(parts);
            assertThat(when.text())
                    .isEqualTo(when.parts().stream().map(Part::text).collect(joining()));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            2011                      | [2011=2011]
            2016-12                   | [Dec=2016-12]
            2020-03~                  | [about ][Mar=2020-03]
            2024-11-27                | [27 Nov=2024-11-27]
            2024-05-01                | [1 May=2024-05-01]
            2024-06-01                | [1 June=2024-06-01]
            2024-07-01                | [1 July=2024-07-01]
            2024-09-01                | [1 Sept=2024-09-01]
            2024-11-30T18:00Z         | [30 Nov, 18:00 UTC=2024-11-30T18:00Z]
            2001-21                   | [spring]
            2001-24                   | [winter 2001]
            201X                      | [2010s]
            2004-06-XX?               | [some day in ][June=2004-06][ (uncertain)]
            2004-XX-XX                | [some day in ][2004=2004]
            2024-11-27/2024-11-30     | [27 Nov=2024-11-27][ to ][30 Nov=2024-11-30]
            2024-11-27/2025-01-03     | [27 Nov 2024=2024-11-27][ to ][3 Jan 2025=2025-01-03]
            2010-05/201X              | [May 2010=2010-05][ to ][the 2010s]
            2024-11/..                | [since ][Nov 2024=2024-11]
            ../2024-11                | [until ][Nov 2024=2024-11]
            /2024-11                  | [from an unknown date to ][Nov 2024=2024-11]
            -0043-03                  | [Mar]
            """)
        void underAYearMarkMonthsAreShortAndTheYearIsNotRepeated(String text, String parts) {
            assertThat(shown(When.parse(text).shortParts())).isEqualTo(parts);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            2025-01-01T00:30+02:00    | 2024 | [1 Jan 2025, 00:30 UTC+2=2025-01-01T00:30+02:00]
            2024-12-31T23:30-02:00    | 2025 | [31 Dec 2024, 23:30 UTC−2=2024-12-31T23:30-02:00]
            """)
        void aTimeThatStandsUnderAnotherYearThanItsOwnKeepsItsOwn(String text, int year, String parts) {
            assertThat(When.parse(text).year()).isEqualTo(year);
            assertThat(shown(When.parse(text).shortParts())).isEqualTo(parts);
        }

        @Test
        void everyDatetimeIsOneThatHtmlKnowsAndTheTextWasGiven() {
            var random = seeded();
            for (var i = 0; i < 20_000; i++) {
                var when = any(random);
                assertThat(Stream.of(when.parts(), when.shortParts()).flatMap(List::stream))
                        .as("parts of %s", when)
                        .allSatisfy(part -> {
                            assertThat(part.text()).isNotEmpty();
                            if (part.datetime() != null) {
                                assertThat(when.toString()).contains(part.datetime());
                                assertThat(isHtmlTime(part.datetime())).isTrue();
                            }
                        });
            }
        }

        private boolean isHtmlTime(String datetime) {
            return switch (datetime.length()) {
                case 4 -> datetime.matches("[0-9]{4}") && !datetime.equals("0000");
                case 7 -> YearMonth.parse(datetime).getYear() > 0;
                case 10 -> LocalDate.parse(datetime).getYear() > 0;
                default -> OffsetDateTime.parse(datetime).getYear() > 0;
            };
        }

        private String shown(List<Part> parts) {
            return parts.stream()
                    .map(part -> part.datetime() == null
                            ? "[" + part.text() + "]"
                            : "[" + part.text() + "=" + part.datetime() + "]")
                    .collect(joining());
        }
    }

    @Nested
    class Sorting {

        @Test
        void isByEarliestMomentThenOpenStartThenLaterEndThenDoubtThenText() {
            var sorted = Stream.of(
                            "Y-17000",
                            "-0043",
                            "19XX",
                            "/1985",
                            "1985/..",
                            "1985/",
                            "198X",
                            "../1985",
                            "1985",
                            "1985-XX",
                            "1985-XX-XX",
                            "1985?",
                            "1985~",
                            "1985%",
                            "1985-01",
                            "1985-01-01",
                            "1985-01-01T00:00Z",
                            "1985-01-01T00:00:00Z",
                            "1985-01-01T02:00+01:00",
                            "1985-02",
                            "1985-21",
                            "1985-24",
                            "Y17000")
                    .map(When::parse)
                    .sorted()
                    .map(When::toString);

            assertThat(sorted)
                    .containsExactly(
                            "Y-17000",
                            "-0043",
                            "19XX",
                            "198X",
                            "../1985",
                            "/1985",
                            "1985/",
                            "1985/..",
                            "1985",
                            "1985-XX",
                            "1985-XX-XX",
                            "1985?",
                            "1985~",
                            "1985%",
                            "1985-01",
                            "1985-01-01",
                            "1985-01-01T00:00Z",
                            "1985-01-01T00:00:00Z",
                            "1985-01-01T02:00+01:00",
                            "1985-02",
                            "1985-21",
                            "1985-24",
                            "Y17000");
        }

        @Test
        void isATotalOrderConsistentWithEquals() {
            var random = seeded();
            for (var i = 0; i < 100_000; i++) {
                var a = any(random);
                var b = any(random);
                var c = any(random);
                assertThat(Integer.signum(a.compareTo(b)))
                        .as("%s and %s", a, b)
                        .isEqualTo(-Integer.signum(b.compareTo(a)));
                assertThat(a.compareTo(b) == 0).as("%s and %s", a, b).isEqualTo(a.equals(b));
                if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                    assertThat(a.compareTo(c)).as("%s, %s, %s", a, b, c).isLessThanOrEqualTo(0);
                }
            }
        }

        @Test
        void keepsTheYearsOfATimelineTogether() {
            var random = seeded();
            var events = new ArrayList<When>();
            for (var i = 0; i < 10_000; i++) {
                events.add(any(random));
            }
            Collections.sort(events);

            assertThat(events.stream().map(When::year)).isSorted();
        }

        @ParameterizedTest
        @CsvSource({
            "2011, 2011",
            "201X, 2010",
            "19XX, 1900",
            "2004-02/2005, 2004",
            "2020/.., 2020",
            "../1985, 1985",
            "/1985-04, 1985",
            "2001-24, 2001",
            "-0043-03, -43",
            "Y170000002, 170000002"
        })
        void aTimelineListsItUnderTheYearItSortsAt(String text, int year) {
            assertThat(When.parse(text).year()).isEqualTo(year);
        }
    }

    @Nested
    class Fuzzing {

        private static final List<String> PIECES =
                List.of(("2024 - -0043 11 30 13 00 21 X XX T 18:00 : 60 Z +02 +99 -05:30 / .. ? ~ % Y 170000002 "
                                + "\t \u00a0 \u0663 \ud83d \0 é 9 [ $1 \\ {}")
                        .split(" "));

        @Test
        void noTextLeadsToAnythingButADateOrARefusal() {
            var random = seeded();
            for (var i = 0; i < 200_000; i++) {
                var text = new StringBuilder();
                for (var left = random.nextInt(9); left > 0; left--) {
                    text.append(PIECES.get(random.nextInt(PIECES.size())));
                }
                check(text.toString());
            }
        }

        @Test
        void noSlipOfTheKeyboardLeadsToAnythingButADateOrARefusal() {
            var random = seeded();
            for (var i = 0; i < 200_000; i++) {
                var text = new StringBuilder(any(random).toString());
                var slip = random.nextInt(text.length());
                text.replace(slip, slip + random.nextInt(3), Character.toString(random.nextInt(128)));
                check(text.toString());
            }
        }

        private void check(String text) {
            try {
                var when = When.parse(text);
                assertThat(When.parse(when.toString())).isEqualTo(when);
                assertThat(when.text()).isNotBlank();
                assertThat(when.shortParts()).isNotEmpty();
            } catch (WhenException refusal) {
                assertThat(refusal).hasMessageEndingWith(ADVICE);
            } catch (RuntimeException e) {
                throw new AssertionError("“" + text + "” is neither read nor refused", e);
            }
        }
    }

    private static Random seeded() {
        return new Random(Seed.ofTests());
    }

    /** Any valid value, of few enough years that many begin or end together. */
    private static When any(Random random) {
        while (true) {
            var text =
                    switch (random.nextInt(6)) {
                        case 0 -> date(random) + "/" + date(random);
                        case 1 -> date(random) + pick(random, "/..", "/");
                        case 2 -> pick(random, "../", "/") + date(random);
                        case 3 ->
                            day(random) + "T" + pick(random, "00:00", "23:30", "00:00:00", "01:00:59")
                                    + pick(random, "Z", "+01:00", "-05:30");
                        default -> date(random);
                    };
            try {
                return When.parse(text);
            } catch (WhenException endsBeforeItStarts) {
                assertThat(endsBeforeItStarts).hasMessageContaining("ends before it starts");
            }
        }
    }

    private static String date(Random random) {
        var date =
                switch (random.nextInt(5)) {
                    case 0 -> year(random);
                    case 1 -> year(random) + pick(random, "-01", "-12", "-XX", "-XX-XX", "-01-XX", "-21", "-24");
                    case 2 -> pick(random, "200X", "20XX", "-004X", "Y20040", "Y-20040", "000X");
                    default -> day(random);
                };
        return date + pick(random, "", "", "?", "~", "%");
    }

    private static String day(Random random) {
        return year(random) + pick(random, "-01-01", "-01-02", "-12-31");
    }

    private static String year(Random random) {
        return pick(random, "2000", "2004", "0000", "-0043", "0033");
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
