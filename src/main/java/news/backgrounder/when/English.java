package news.backgrounder.when;

import static java.time.format.TextStyle.FULL;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import news.backgrounder.when.When.Part;
import org.jspecify.annotations.Nullable;

/** Says an extent in British English. What HTML cannot date exactly as we mean it carries no date for machines. */
final class English {

    private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");

    private final boolean brief;
    private final @Nullable Integer understoodYear;
    private final List<Part> parts = new ArrayList<>();

    private English(boolean brief, @Nullable Integer understoodYear) {
        this.brief = brief;
        this.understoodYear = understoodYear;
    }

    static List<Part> inFull(Extent extent) {
        return new English(false, null).tell(extent);
    }

    static List<Part> underItsYear(Extent extent) {
        return new English(true, extent.staysInOneYear() ? extent.year() : null).tell(extent);
    }

    private List<Part> tell(Extent extent) {
        switch (extent) {
            case On(var date) -> tell(date);
            case Between(var first, var last) when first.equals(last) -> tell(first);
            case Between(var first, var last) -> fromTo(first, last);
            case Since(var first, var end) -> since(first, end);
            case Until(var start, var last) -> until(start, last);
        }
        return List.copyOf(parts);
    }

    private void fromTo(Dating first, Dating last) {
        tell(first);
        words(" to ");
        tell(last);
    }

    private void since(Dating first, Missing end) {
        words(end == Missing.OPEN ? "since " : "from ");
        tell(first);
        if (end == Missing.UNKNOWN) {
            words(" to an unknown date");
        }
    }

    private void until(Missing start, Dating last) {
        words(start == Missing.OPEN ? "until " : "from an unknown date to ");
        tell(last);
    }

    private void tell(Dating dating) {
        switch (dating.stretch()) {
            case SomeDay _ -> words("some day in ");
            case SomeMonth _ -> words("some month in ");
            default -> {}
        }
        if (dating.doubt().isApproximate()) {
            words("about ");
        }
        tell(dating.stretch());
        if (dating.doubt().isUncertain()) {
            words(" (uncertain)");
        }
    }

    private void tell(Stretch stretch) {
        switch (stretch) {
            case WholeYear(var year) -> date(year > 9999 ? "the year " + name(year) : name(year), year, stretch);
            case WholeMonth(var month) ->
                date(ofYear(name(month.getMonth()), month.getYear()), month.getYear(), stretch);
            case WholeDay(var day) -> date(name(day), day.getYear(), stretch);
            case Moment moment -> date(name(moment), moment.at().getYear(), stretch);
            case Season(var year, var code) -> words(ofYear(SEASONS.get(code - 21), year));
            case SomeYear year -> words(name(year));
            case SomeMonth(var year) -> tell(year);
            case SomeDay(var within) -> tell(within);
        }
    }

    private void words(String words) {
        parts.add(new Part(words, null));
    }

    /** For days, months and years of four digits after Christ, EDTF and HTML are spelt alike. */
    private void date(String words, int year, Stretch stretch) {
        parts.add(new Part(words, year > 0 && year <= 9999 ? stretch.toString() : null));
    }

    private String ofYear(String words, int year) {
        return Objects.equals(year, understoodYear) ? words : words + " " + name(year);
    }

    private String name(Moment moment) {
        return name(moment.at().toLocalDate()) + ", " + moment.clock() + " "
                + name(moment.at().getOffset());
    }

    private String name(LocalDate day) {
        return ofYear(day.getDayOfMonth() + " " + name(day.getMonth()), day.getYear());
    }

    private String name(Month month) {
        var name = month.getDisplayName(FULL, Locale.UK);
        if (!brief || name.length() <= 4) {
            return name;
        }
        return name.substring(0, month == Month.SEPTEMBER ? 4 : 3);
    }

    /** Only a decade is called “the 1900s”: of a century the same words would say too much. */
    private String name(SomeYear year) {
        if (year.span() == Span.DECADE && year.first() >= 1000) {
            return (parts.isEmpty() ? "" : "the ") + year.first() + "s";
        }
        return "some year between " + name(year.first()) + " and " + name(year.last());
    }

    /** ISO 8601 counts a year 0, which is 1 BC. */
    private static String name(int year) {
        if (year <= 0) {
            return grouped(1 - year) + " BC";
        }
        return (year < 1000 ? "AD " : "") + grouped(year);
    }

    private static String grouped(int number) {
        return number > 9999 ? String.format(Locale.UK, "%,d", number) : Integer.toString(number);
    }

    private static String name(ZoneOffset zone) {
        var minutes = Math.abs(zone.getTotalSeconds()) / 60;
        if (minutes == 0) {
            return "UTC";
        }
        var sign = zone.getTotalSeconds() < 0 ? "−" : "+";
        return "UTC" + sign + minutes / 60 + (minutes % 60 == 0 ? "" : String.format(Locale.UK, ":%02d", minutes % 60));
    }
}
