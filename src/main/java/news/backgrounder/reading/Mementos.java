package news.backgrounder.reading;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import news.backgrounder.site.Site;

/**
 * The states of one page as Memento (RFC 7089) tells of them: the page is its own TimeGate, its states are mementos.
 *
 * @param page the address of the page, beginning with a slash
 * @param states the instants from which it stood in each state, oldest first
 */
record Mementos(String page, List<Instant> states, Site site) {

    /** The form that HTTP prefers (RFC 9110, section 5.6.7). */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final int NONE = -2;

    /** HTTP knows seconds only, so that a state that began within the second asked for is meant as well. */
    private static final Duration REST_OF_THE_SECOND = Duration.ofSeconds(1).minusNanos(1000);

    /** Reads an {@code Accept-Datetime}; empty where it is no date as HTTP writes them. */
    static Optional<Instant> asked(String acceptDatetime) {
        try {
            return Optional.of(HTTP_DATE.parse(acceptDatetime, Instant::from));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    static String date(Instant state) {
        return HTTP_DATE.format(state);
    }

    /** The address of the state that a client is sent to; before the first it is the first (section 4.5.3). */
    String negotiated(Instant asked) {
        var until = asked.plus(REST_OF_THE_SECOND);
        var state = states.stream().filter(one -> !one.isAfter(until)).reduce((_, later) -> later);
        return address(state.orElseGet(states::getFirst));
    }

    /** The state in which the page stood at an instant. */
    Instant at(Instant instant) {
        return states.stream()
                .filter(state -> !state.isAfter(instant))
                .reduce((_, later) -> later)
                .orElseGet(states::getFirst);
    }

    private String address(Instant state) {
        return page + "?at=" + state;
    }

    /** The {@code Link} header of the page as it is now. */
    String linksOfCurrent() {
        return String.join(", ", original(), timeMap(""));
    }

    /** The {@code Link} header of a state: to the page itself, to all states, and to those around it. */
    String linksOf(Instant state) {
        var links = new ArrayList<>(List.of(original(), timeMap("")));
        var at = states.indexOf(state);
        for (var near : new TreeSet<>(List.of(0, Math.max(0, at - 1), at, Math.min(at + 1, last()), last()))) {
            links.add(memento(states.get(near), relation(near, at)));
        }
        return String.join(", ", links);
    }

    /** All states in the format of RFC 6690. */
    String timeMapText() {
        var from = ";from=\"%s\";until=\"%s\"".formatted(date(states.getFirst()), date(states.getLast()));
        return List.of(original(), timeMap(from)).stream().collect(joining(",\n", "", ",\n"))
                + IntStream.rangeClosed(0, last())
                        .mapToObj(state -> memento(states.get(state), relation(state, NONE)))
                        .collect(joining(",\n", "", "\n"));
    }

    private int last() {
        return states.size() - 1;
    }

    /** All that a state is to the one that is looked at. */
    private String relation(int state, int seen) {
        return (state == 0 ? "first " : "")
                + (state == seen - 1 ? "prev " : "")
                + (state == seen + 1 ? "next " : "")
                + (state == last() ? "last " : "")
                + "memento";
    }

    private String original() {
        return "<%s>;rel=\"original timegate\"".formatted(site.link(page));
    }

    private String timeMap(String span) {
        return "<%s>;rel=\"%s\";type=\"application/link-format\"%s"
                .formatted(site.link(page + "/timemap"), span.isEmpty() ? "timemap" : "self timemap", span);
    }

    private String memento(Instant state, String relation) {
        return "<%s>;rel=\"%s\";datetime=\"%s\"".formatted(site.link(address(state)), relation, date(state));
    }
}
