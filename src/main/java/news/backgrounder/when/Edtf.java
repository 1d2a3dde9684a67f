package news.backgrounder.when;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import news.backgrounder.when.Extent.Between;
import news.backgrounder.when.Extent.On;
import news.backgrounder.when.Extent.Since;
import news.backgrounder.when.Extent.Until;
import news.backgrounder.when.Stretch.Moment;
import news.backgrounder.when.Stretch.Season;
import news.backgrounder.when.Stretch.SomeDay;
import news.backgrounder.when.Stretch.SomeMonth;
import news.backgrounder.when.Stretch.SomeYear;
import news.backgrounder.when.Stretch.SomeYear.Span;
import news.backgrounder.when.Stretch.WholeDay;
import news.backgrounder.when.Stretch.WholeMonth;
import news.backgrounder.when.Stretch.WholeYear;
import org.jspecify.annotations.Nullable;

/** Reads EDTF, and says in plain words what is wrong with anything else. */
final class Edtf {

    private Edtf() {}

    static Extent read(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return new On(dating(text));
        }
        var start = text.substring(0, slash);
        var end = text.substring(slash + 1);
        if (end.contains("/")) {
            throw WhenException.about(text, "has more than one slash");
        }
        return period(text, start, end);
    }

    private static Extent period(String text, String start, String end) {
        var noStart = missing(start);
        var noEnd = missing(end);
        if (noStart != null && noEnd != null) {
            throw WhenException.about(text, "has no date at either end");
        }
        if (noStart != null) {
            return new Until(noStart, limit(end));
        }
        if (noEnd != null) {
            return new Since(limit(start), noEnd);
        }
        var period = new Between(limit(start), limit(end));
        if (!period.ends().isAfter(period.position())) {
            throw WhenException.about(text, "ends before it starts");
        }
        return period;
    }

    private static @Nullable Missing missing(String end) {
        return switch (end) {
            case ".." -> Missing.OPEN;
            case "" -> Missing.UNKNOWN;
            default -> null;
        };
    }

    /** EDTF lets a period start and end with dates only. */
    private static Dating limit(String text) {
        var dating = dating(text);
        if (dating.stretch() instanceof Moment) {
            throw WhenException.about(text, "has a time of day, but periods run from date to date");
        }
        return dating;
    }

    private static Dating dating(String text) {
        var doubt = doubt(text);
        if (doubt == Doubt.NONE) {
            return new Dating(stretch(text), doubt);
        }
        if (text.length() == 1) {
            throw WhenException.about(text, "needs a date before it");
        }
        var stretch = stretch(text.substring(0, text.length() - 1));
        if (stretch instanceof Moment) {
            throw WhenException.about(text, "has a time of day, and " + doubt + " can only follow a date");
        }
        return new Dating(stretch, doubt);
    }

    private static Doubt doubt(String text) {
        if (text.endsWith("?")) {
            return Doubt.UNCERTAIN;
        }
        if (text.endsWith("~")) {
            return Doubt.APPROXIMATE;
        }
        return text.endsWith("%") ? Doubt.BOTH : Doubt.NONE;
    }

    private static Stretch stretch(String text) {
        if (text.startsWith("Y")) {
            return longYear(text);
        }
        var t = text.indexOf('T');
        return t < 0 ? date(text) : moment(text, text.substring(0, t), text.substring(t + 1));
    }

    private static WholeYear longYear(String text) {
        if (!text.matches("Y-?[1-9][0-9]{4,8}")) {
            throw WhenException.about(text, "needs a year of five to nine digits after the Y");
        }
        return new WholeYear(Integer.parseInt(text.substring(1)));
    }

    private static Stretch date(String text) {
        var sign = text.startsWith("-") ? "-" : "";
        var date = text.substring(sign.length());
        return switch (shape(date)) {
            case "9999" -> year(text, sign, date);
            case "999X" -> new SomeYear(signed(text, sign, date.substring(0, 3)), Span.DECADE);
            case "99XX" -> new SomeYear(signed(text, sign, date.substring(0, 2)), Span.CENTURY);
            case "9999-99" -> monthOrSeason(text, sign, date);
            case "9999-XX" -> new SomeMonth(year(text, sign, date));
            case "9999-99-99" -> new WholeDay(day(text, sign, date));
            case "9999-99-XX" -> new SomeDay(new WholeMonth(month(text, sign, date)));
            case "9999-XX-XX" -> new SomeDay(new SomeMonth(year(text, sign, date)));
            case "9999-XX-99" -> throw WhenException.about(text, "has a day but no month");
            default -> throw WhenException.about(text, "cannot be read as a date");
        };
    }

    /** The text with each digit as a 9, so that it can be told by sight. */
    private static String shape(String text) {
        return text.replaceAll("[0-8]", "9");
    }

    private static WholeYear year(String text, String sign, String date) {
        return new WholeYear(signed(text, sign, date.substring(0, 4)));
    }

    private static int signed(String text, String sign, String digits) {
        var number = Integer.parseInt(sign + digits);
        if (number == 0 && !sign.isEmpty()) {
            throw WhenException.about(text, "puts a minus before the year 0");
        }
        return number;
    }

    private static Stretch monthOrSeason(String text, String sign, String date) {
        var number = Integer.parseInt(date.substring(5));
        if (number >= 21 && number <= 24) {
            return new Season(year(text, sign, date).year(), number);
        }
        return new WholeMonth(month(text, sign, date));
    }

    private static YearMonth month(String text, String sign, String date) {
        var year = year(text, sign, date).year();
        try {
            return YearMonth.of(year, Integer.parseInt(date.substring(5, 7)));
        } catch (DateTimeException e) {
            throw WhenException.about(text, "has no such month");
        }
    }

    private static LocalDate day(String text, String sign, String date) {
        var month = month(text, sign, date);
        try {
            return month.atDay(Integer.parseInt(date.substring(8)));
        } catch (DateTimeException e) {
            throw WhenException.about(text, "has no such day");
        }
    }

    private static Moment moment(String text, String date, String time) {
        if (!(date(date) instanceof WholeDay(var day))) {
            throw WhenException.about(text, "has a time of day, but no exact day before it");
        }
        var zone = time.replaceFirst("^[0-9:]*", "");
        var clock = time.substring(0, time.length() - zone.length());
        var at = OffsetDateTime.of(day, clock(text, clock), zone(text, zone));
        return new Moment(at, shape(clock).equals("99:99:99"));
    }

    private static LocalTime clock(String text, String clock) {
        if (!shape(clock).matches("99:99(:99)?")) {
            throw WhenException.about(text, "needs its time of day as hours and minutes, like 18:00");
        }
        try {
            return LocalTime.parse(clock);
        } catch (DateTimeException e) {
            throw WhenException.about(text, "has no such time of day");
        }
    }

    private static ZoneOffset zone(String text, String zone) {
        if (zone.isEmpty()) {
            throw WhenException.about(text, "has no time zone: end it with Z (UTC) or one like +02:00");
        }
        if (!shape(zone).matches("Z|[+-]99(:99)?") || zone.matches("-00(:00)?")) {
            throw WhenException.about(text, "needs its time zone as Z (UTC) or like +02:00");
        }
        try {
            return ZoneOffset.of(zone);
        } catch (DateTimeException e) {
            throw WhenException.about(text, "has no such time zone");
        }
    }
}
