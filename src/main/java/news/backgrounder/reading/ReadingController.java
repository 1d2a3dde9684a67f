package news.backgrounder.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.SurrogateKey;
import news.backgrounder.page.ArticlePage;
import news.backgrounder.page.Changes;
import news.backgrounder.page.ConflictPage;
import news.backgrounder.page.Correction;
import news.backgrounder.page.ExplainerPage;
import news.backgrounder.page.History;
import news.backgrounder.page.Moment;
import news.backgrounder.page.Page;
import news.backgrounder.page.Past;
import news.backgrounder.page.WithdrawnPage;
import news.backgrounder.site.Only;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Articles, explainers and conflicts: as they are, as they were, and what changed. */
@Controller
class ReadingController {

    private static final String SUBJECT = "/{path:articles|explainers|conflicts}/{slug}";
    private static final String OLDEST_FIRST = "oldest";
    private static final String ACCEPT_DATETIME = "Accept-Datetime";
    private static final String LINK_FORMAT = "application/link-format";

    private final Reading reading;
    private final Clock clock;

    ReadingController(Reading reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping("/")
    ModelAndView front(HttpServletResponse response) {
        var front = reading.front();
        sayWhatItShows(front, response);
        return new ModelAndView("page/front", "page", front.value());
    }

    /**
     * A subject's page as it is, or as it stood {@code at} an instant. It is its own TimeGate (RFC 7089): a client that
     * sends {@code Accept-Datetime} is led to the state of that time.
     */
    @GetMapping("/{path:articles|explainers}/{slug}")
    ModelAndView subject(
            @PathVariable String path,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String at,
            @RequestHeader(name = ACCEPT_DATETIME, defaultValue = "") String acceptDatetime,
            HttpServletResponse response) {
        return subject(SubjectKind.at(path), slug, at, true, acceptDatetime, response);
    }

    /** A conflict's page likewise, with its newest event first or its oldest. */
    @GetMapping("/conflicts/{slug}")
    ModelAndView conflict(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") @Only(OLDEST_FIRST) String order,
            @RequestHeader(name = ACCEPT_DATETIME, defaultValue = "") String acceptDatetime,
            HttpServletResponse response) {
        return subject(SubjectKind.TIMELINE, slug, at, !order.equals(OLDEST_FIRST), acceptDatetime, response);
    }

    private ModelAndView subject(
            SubjectKind kind,
            String slug,
            String at,
            boolean newestFirst,
            String acceptDatetime,
            HttpServletResponse response) {
        if (!at.isEmpty()) {
            var instant = instant(at).filter(asked -> !asked.isAfter(clock.instant()));
            return instant.map(asked ->
                            answer(reading.at(kind, slug, asked, newestFirst), "?at=" + asked, asked, response))
                    .orElseGet(() -> noSuchTime(kind, slug, response));
        }
        response.addHeader(HttpHeaders.VARY, ACCEPT_DATETIME);
        return acceptDatetime.isEmpty()
                ? answer(reading.current(kind, slug, newestFirst), "", null, response)
                : negotiated(kind, slug, acceptDatetime, response);
    }

    private ModelAndView negotiated(
            SubjectKind kind, String slug, String acceptDatetime, HttpServletResponse response) {
        var asked =
                Mementos.asked(acceptDatetime).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var found = reading.states(kind, slug);
        if (!(found.value() instanceof Found.States(Mementos mementos))) {
            return answer(found, "", null, response);
        }
        sayWhatItShows(found, response);
        response.setHeader(HttpHeaders.LINK, mementos.linksOfCurrent());
        return redirected(mementos.negotiated(asked), HttpStatus.FOUND);
    }

    /** One edition of a subject, whole. */
    @GetMapping(SUBJECT + "/history/{number:[1-9][0-9]{0,8}}")
    ModelAndView edition(
            @PathVariable String path,
            @PathVariable String slug,
            @PathVariable int number,
            HttpServletResponse response) {
        return answer(reading.edition(SubjectKind.at(path), slug, number), "/history/" + number, null, response);
    }

    /**
     * @param rest what was asked for below the address of the page
     * @param at the instant that was asked for
     */
    private ModelAndView answer(Keyed<Found> found, String rest, @Nullable Instant at, HttpServletResponse response) {
        sayWhatItShows(found, response);
        return switch (found.value()) {
            case Found.Here(Page page, Past past, Mementos mementos) -> {
                if (at == null) {
                    response.setHeader(HttpHeaders.LINK, mementos.linksOfCurrent());
                } else {
                    var state = mementos.at(at);
                    response.setHeader("Memento-Datetime", Mementos.date(state));
                    response.setHeader(HttpHeaders.LINK, mementos.linksOf(state));
                }
                yield new ModelAndView(template(page), "page", page).addObject("past", past);
            }
            case Found.States(Mementos mementos) -> timeMap(mementos);
            case Found.Listed(History history) -> {
                var view = new ModelAndView("page/history", "history", history);
                view.setStatus(history.gone() == null ? HttpStatus.OK : HttpStatus.GONE);
                yield view;
            }
            case Found.Compared(Changes changes) -> new ModelAndView("page/changes", "changes", changes);
            case Found.Standing(String address) -> redirected(address + rest, HttpStatus.FOUND);
            case Found.Moved(String address) -> redirected(address + rest, HttpStatus.MOVED_PERMANENTLY);
            case Found.Withdrawn withdrawn -> withdrawn(withdrawn);
            case Found.NotYet(Moment first) ->
                new ModelAndView("page/not-yet", Map.of("first", first), HttpStatus.NOT_FOUND);
            case Found.Missing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static void sayWhatItShows(Keyed<?> answer, HttpServletResponse response) {
        if (!answer.keys().isEmpty()) {
            response.setHeader(SurrogateKey.HEADER, SurrogateKey.header(answer.keys()));
        }
    }

    private static ModelAndView timeMap(Mementos mementos) {
        return new ModelAndView((_, _, response) -> {
            response.setContentType(LINK_FORMAT);
            response.getOutputStream().write(mementos.timeMapText().getBytes(UTF_8));
        });
    }

    private static ModelAndView withdrawn(Found.Withdrawn withdrawn) {
        return new ModelAndView(
                "page/withdrawn",
                Map.of("page", new WithdrawnPage(withdrawn.address(), withdrawn.gone(), withdrawn.live())),
                HttpStatus.GONE);
    }

    private static String template(Page page) {
        return switch (page) {
            case ArticlePage _ -> "page/article";
            case ExplainerPage _ -> "page/explainer";
            case ConflictPage _ -> "page/conflict";
            case WithdrawnPage _ -> "page/withdrawn";
        };
    }

    private static ModelAndView redirected(String address, HttpStatus status) {
        var moved = new RedirectView(address);
        moved.setStatusCode(status);
        moved.setExposeModelAttributes(false);
        moved.setExpandUriTemplateVariables(false);
        return new ModelAndView(moved);
    }

    /** An address may name an instant in any zone. */
    private static Optional<Instant> instant(String at) {
        try {
            // A plus sign in a query is a space by the time it arrives here.
            var instant = OffsetDateTime.parse(at.replace(' ', '+')).toInstant();
            return instant.isBefore(Instant.EPOCH) ? Optional.of(Instant.EPOCH) : Optional.of(instant);
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    /** What is no instant, or has not come yet, is nowhere; but what is withdrawn is gone at any time. */
    private ModelAndView noSuchTime(SubjectKind kind, String slug, HttpServletResponse response) {
        var found = reading.whereabouts(kind, slug);
        return switch (found.value()) {
            case Found.Standing _, Found.Moved _ -> new ModelAndView("page/not-yet", Map.of(), HttpStatus.NOT_FOUND);
            default -> answer(found, "", null, response);
        };
    }

    @GetMapping(SUBJECT + "/timemap")
    ModelAndView timeMap(@PathVariable String path, @PathVariable String slug, HttpServletResponse response) {
        return answer(reading.states(SubjectKind.at(path), slug), "/timemap", null, response);
    }

    /** Every edition of a subject; for a withdrawn one what is left of it. */
    @GetMapping(SUBJECT + "/history")
    ModelAndView history(
            @PathVariable String path,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String before,
            HttpServletResponse response) {
        var below = (int) number(before, Integer.MAX_VALUE);
        return answer(reading.history(SubjectKind.at(path), slug, below), "/history", null, response);
    }

    /** What changed from one edition to another; by default, from the one before. */
    @GetMapping(SUBJECT + "/history/{number:[1-9][0-9]{0,8}}/changes")
    ModelAndView changes(
            @PathVariable String path,
            @PathVariable String slug,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String since,
            HttpServletResponse response) {
        var kind = SubjectKind.at(path);
        var earlier = (int) number(since, number - 1L);
        if (earlier == 0 && since.isEmpty()) {
            return answer(reading.whereabouts(kind, slug), "/history/" + number, null, response);
        }
        var rest = "/history/" + number + "/changes" + (since.isEmpty() ? "" : "?since=" + earlier);
        return answer(reading.changes(kind, slug, earlier, number), rest, null, response);
    }

    /** Where the form of the history page leads: any two editions beside each other. */
    @GetMapping(SUBJECT + "/history/compare")
    ModelAndView compare(
            @PathVariable String path,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String number,
            HttpServletResponse response) {
        var rest = "/history/" + number(number, 1) + "/changes?since=" + number(since, 1);
        return answer(reading.whereabouts(SubjectKind.at(path), slug), rest, null, response);
    }

    @GetMapping("/corrections")
    ModelAndView corrections(@RequestParam(defaultValue = "") String before, HttpServletResponse response) {
        var corrections = reading.corrections(number(before, Long.MAX_VALUE));
        sayWhatItShows(corrections, response);
        return new ModelAndView("page/corrections", "corrections", corrections.value())
                .addObject("older", older(corrections.value()));
    }

    private static @Nullable String older(List<Correction> corrections) {
        return corrections.size() < Reading.LISTED_CORRECTIONS
                ? null
                : "/corrections?before=" + corrections.getLast().sequence();
    }

    /** A number from an address; what is none counts as if it were not there. */
    private static long number(String text, long otherwise) {
        return text.matches("[1-9][0-9]{0,8}") ? Long.parseLong(text) : otherwise;
    }
}
