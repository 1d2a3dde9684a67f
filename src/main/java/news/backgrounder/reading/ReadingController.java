package news.backgrounder.reading;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.page.ArticlePage;
import news.backgrounder.page.ConflictPage;
import news.backgrounder.page.Correction;
import news.backgrounder.page.ExplainerPage;
import news.backgrounder.page.Page;
import news.backgrounder.page.WithdrawnPage;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    private static final String ACCEPT_DATETIME = "Accept-Datetime";
    private static final MediaType LINK_FORMAT = MediaType.parseMediaType("application/link-format");

    private final Reading reading;
    private final Site site;
    private final Clock clock;

    ReadingController(Reading reading, Site site, Clock clock) {
        this.reading = reading;
        this.site = site;
        this.clock = clock;
    }

    @GetMapping("/")
    ModelAndView front() {
        return new ModelAndView("page/front", "page", reading.front());
    }

    /**
     * A subject's page as it is, or as it stood {@code at} an instant. It is its own TimeGate (RFC 7089): a client that
     * sends {@code Accept-Datetime} is led to the state of that time.
     */
    @GetMapping(SUBJECT)
    ModelAndView subject(
            @PathVariable String path,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "newest") String order,
            @RequestHeader(name = ACCEPT_DATETIME, defaultValue = "") String acceptDatetime,
            HttpServletResponse response) {
        var kind = SubjectKind.at(path);
        var newestFirst = !order.equals("oldest");
        if (!at.isEmpty()) {
            var instant = instant(at).filter(asked -> !asked.isAfter(clock.instant()));
            return instant.map(asked ->
                            answer(reading.at(kind, slug, asked, newestFirst), "?at=" + asked, asked, response))
                    .orElseGet(() -> noSuchTime(kind, slug));
        }
        response.addHeader(HttpHeaders.VARY, ACCEPT_DATETIME);
        var found = reading.current(kind, slug, newestFirst);
        if (!acceptDatetime.isEmpty() && found instanceof Found.Here here) {
            var asked = Mementos.asked(acceptDatetime)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
            response.setHeader(HttpHeaders.LINK, mementos(here).linksOfCurrent());
            return redirected(mementos(here).negotiated(asked), HttpStatus.FOUND);
        }
        return answer(found, "", null, response);
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

    private ModelAndView answer(Found found, String rest, @Nullable Instant at, HttpServletResponse response) {
        return switch (found) {
            case Found.Here here -> {
                var mementos = mementos(here);
                if (at == null) {
                    response.setHeader(HttpHeaders.LINK, mementos.linksOfCurrent());
                } else {
                    var state = mementos.at(at);
                    response.setHeader("Memento-Datetime", Mementos.date(state));
                    response.setHeader(HttpHeaders.LINK, mementos.linksOf(state));
                }
                var view = new ModelAndView(template(here.page()), "page", here.page());
                yield view.addObject("past", here.past());
            }
            case Found.Moved moved -> redirected(moved.address() + rest, HttpStatus.MOVED_PERMANENTLY);
            case Found.Withdrawn withdrawn -> withdrawn(withdrawn);
            case Found.NotYet notYet ->
                new ModelAndView("page/not-yet", Map.of("first", notYet.first()), HttpStatus.NOT_FOUND);
            case Found.Missing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private Mementos mementos(Found.Here here) {
        return new Mementos(here.page().address(), here.states(), site);
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
    private ModelAndView noSuchTime(SubjectKind kind, String slug) {
        return switch (reading.current(kind, slug, true)) {
            case Found.Withdrawn withdrawn -> withdrawn(withdrawn);
            case Found.Here _, Found.Moved _ -> new ModelAndView("page/not-yet", Map.of(), HttpStatus.NOT_FOUND);
            case Found.NotYet _, Found.Missing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @GetMapping(SUBJECT + "/timemap")
    ResponseEntity<String> timeMap(@PathVariable String path, @PathVariable String slug) {
        return switch (reading.current(SubjectKind.at(path), slug, true)) {
            case Found.Here here ->
                ResponseEntity.ok().contentType(LINK_FORMAT).body(mementos(here).timeMapText());
            case Found.Moved moved ->
                ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                        .header(HttpHeaders.LOCATION, moved.address() + "/timemap")
                        .build();
            case Found.Withdrawn _ -> ResponseEntity.status(HttpStatus.GONE).build();
            case Found.NotYet _, Found.Missing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    /** Every edition of a subject; for a withdrawn one what is left of it. */
    @GetMapping(SUBJECT + "/history")
    ModelAndView history(
            @PathVariable String path, @PathVariable String slug, @RequestParam(defaultValue = "") String before) {
        var kind = SubjectKind.at(path);
        if (reading.current(kind, slug, true) instanceof Found.Moved moved) {
            return redirected(moved.address() + "/history", HttpStatus.MOVED_PERMANENTLY);
        }
        var history = reading.history(kind, slug, (int) number(before, Integer.MAX_VALUE))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var view = new ModelAndView("page/history", "history", history);
        view.setStatus(history.gone() == null ? HttpStatus.OK : HttpStatus.GONE);
        return view;
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
        var rest = "/history/" + number + "/changes" + (since.isEmpty() ? "" : "?since=" + number(since, number - 1L));
        if (!(reading.current(kind, slug, true) instanceof Found.Here here)) {
            return answer(reading.current(kind, slug, true), rest, null, response);
        }
        var earlier = (int) number(since, number - 1L);
        if (earlier == 0 && since.isEmpty()) {
            return redirected(here.page().address() + "/history/" + number, HttpStatus.FOUND);
        }
        return reading.changes(kind, slug, Math.min(earlier, number), Math.max(earlier, number))
                .map(changes -> new ModelAndView("page/changes", "changes", changes))
                .orElseGet(() -> answer(unseen(kind, slug, earlier, number), rest, null, response));
    }

    /** Why two editions cannot be compared: one of them is gone, or was never there. */
    private Found unseen(SubjectKind kind, String slug, int earlier, int later) {
        var found = reading.edition(kind, slug, later);
        return found instanceof Found.Here ? reading.edition(kind, slug, earlier) : found;
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
        var found = reading.current(SubjectKind.at(path), slug, true);
        return found instanceof Found.Here here
                ? redirected(here.page().address() + rest, HttpStatus.FOUND)
                : answer(found, rest, null, response);
    }

    @GetMapping("/corrections")
    ModelAndView corrections(@RequestParam(defaultValue = "") String before) {
        var corrections = reading.corrections(number(before, Long.MAX_VALUE));
        return new ModelAndView("page/corrections", "corrections", corrections).addObject("older", older(corrections));
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
