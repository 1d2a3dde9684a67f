package news.backgrounder.when;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The stretch of time in which a date lies: the shorter, the more exactly it is known. Prints as EDTF. */
sealed interface Stretch {

    Instant begins();

    /** The first moment after it. */
    Instant ends();

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(UTC).toInstant();
    }

    private static Instant endOf(LocalDate day) {
        return startOf(day).plus(1, DAYS);
    }

    private static String edtf(int year) {
        if (Math.abs(year) > 9999) {
            return "Y" + year;
        }
        return (year < 0 ? "-" : "") + String.format(Locale.ROOT, "%04d", Math.abs(year));
    }

    record WholeYear(int year) implements Stretch {

        @Override
        public Instant begins() {
            return startOf(LocalDate.of(year, 1, 1));
        }

        @Override
        public Instant ends() {
            return endOf(LocalDate.of(year, 12, 31));
        }

        @Override
        public String toString() {
            return edtf(year);
        }
    }

    record WholeMonth(YearMonth month) implements Stretch {

        @Override
        public Instant begins() {
            return startOf(month.atDay(1));
        }

        @Override
        public Instant ends() {
            return endOf(month.atEndOfMonth());
        }

        @Override
        public String toString() {
            return month.toString();
        }
    }

    record WholeDay(LocalDate day) implements Stretch {

        @Override
        public Instant begins() {
            return startOf(day);
        }

        @Override
        public Instant ends() {
            return endOf(day);
        }

        @Override
        public String toString() {
            return day.toString();
        }
    }

    /** A minute, or a second of it if the clock was read so closely. */
    record Moment(OffsetDateTime at, boolean toTheSecond) implements Stretch {

        private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
        private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

        String clock() {
            return at.format(toTheSecond ? SECOND : MINUTE);
        }

        @Override
        public Instant begins() {
            return at.toInstant();
        }

        @Override
        public Instant ends() {
            return begins().plus(1, toTheSecond ? SECONDS : MINUTES);
        }

        @Override
        public String toString() {
            return at.toLocalDate() + "T" + clock() + at.getOffset();
        }
    }

    /** Spring is 21, winter is 24 and runs into the next year. */
    record Season(int year, int code) implements Stretch {

        @Override
        public Instant begins() {
            return startOf(firstMonth().atDay(1));
        }

        @Override
        public Instant ends() {
            return endOf(firstMonth().plusMonths(2).atEndOfMonth());
        }

        private YearMonth firstMonth() {
            return YearMonth.of(year, 3 * (code - 20));
        }

        @Override
        public String toString() {
            return edtf(year) + "-" + code;
        }
    }

    /** A year of which the last one or two digits are not known: those that are, {@code 201} or {@code 20}. */
    record SomeYear(int known, Span span) implements Stretch {

        enum Span {
            DECADE(10, "X"),
            CENTURY(100, "XX");

            private final int years;
            private final String digits;

            Span(int years, String digits) {
                this.years = years;
                this.digits = digits;
            }
        }

        int first() {
            return known < 0 ? known * span.years - span.years + 1 : known * span.years;
        }

        int last() {
            return first() + span.years - 1;
        }

        @Override
        public Instant begins() {
            return startOf(LocalDate.of(first(), 1, 1));
        }

        @Override
        public Instant ends() {
            return endOf(LocalDate.of(last(), 12, 31));
        }

        @Override
        public String toString() {
            var year = edtf(known * span.years);
            return year.substring(0, year.length() - span.digits.length()) + span.digits;
        }
    }

    record SomeMonth(WholeYear year) implements Stretch {

        @Override
        public Instant begins() {
            return year.begins();
        }

        @Override
        public Instant ends() {
            return year.ends();
        }

        @Override
        public String toString() {
            return year + "-XX";
        }
    }

    /** A day of a known month, or only of a known year. */
    record SomeDay(Stretch within) implements Stretch {

        @Override
        public Instant begins() {
            return within.begins();
        }

        @Override
        public Instant ends() {
            return within.ends();
        }

        @Override
        public String toString() {
            return within + "-XX";
        }
    }
}
