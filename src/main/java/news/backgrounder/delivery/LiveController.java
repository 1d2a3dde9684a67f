package news.backgrounder.delivery;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import news.backgrounder.site.Streamed;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Server-sent events for whoever has a page open: what became of it, as soon as something does. */
@Controller
@EnableConfigurationProperties(LiveSettings.class)
class LiveController {

    private static final String SEQUENCE = "[1-9][0-9]{0,17}";
    private static final String FULL_SECONDS = "60";

    /** Those who lose their streams together, because a node stops, do not come back in the same second. */
    private static final int SOONEST_BACK_MILLIS = 1_000;

    private static final int LATEST_BACK_MILLIS = 20_000;

    private final Pages pages;
    private final OpenPages open;

    LiveController(Pages pages, OpenPages open) {
        this.pages = pages;
        this.open = open;
    }

    /**
     * @param since the sequence of the newest entry that the open page shows
     * @param last of the newest entry that its reader was told of already
     */
    @Streamed
    @GetMapping("/live/{path:articles|explainers|conflicts}/{slug:[A-Za-z0-9_.-]+}")
    void listen(
            @PathVariable String path,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String since,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        var page = "/" + path + "/" + slug;
        var news = page + "/news?since=" + since;
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        if (!since.matches(SEQUENCE)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!open.hasRoom()) {
            full(response);
        } else if (isHere(page, news, since, response)) {
            begin(news, last.matches(SEQUENCE) ? last : since, request, response);
        }
    }

    /** Where the page is not, or was not then, its stream is not either. */
    private boolean isHere(String page, String news, String since, HttpServletResponse response) throws IOException {
        try {
            var answer = pages.get(page);
            var moved = answer.rendered().header(HttpHeaders.LOCATION);
            if (moved.isPresent()) {
                response.setStatus(answer.status());
                response.setHeader(HttpHeaders.LOCATION, "/live" + moved.get() + "?since=" + since);
            } else if (answer.status() != HttpServletResponse.SC_OK) {
                response.sendError(answer.status());
            } else if (pages.get(news).status() == HttpServletResponse.SC_NOT_FOUND) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                return true;
            }
        } catch (BusyException busy) {
            full(response);
        }
        return false;
    }

    private static void full(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, FULL_SECONDS);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private void begin(String news, String told, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var isStream = request.getMethod().equals(HttpMethod.GET.name());
        var page = isStream ? request.upgrade(OpenPage.class) : null;
        // It is no other protocol that the connection is handed over for, and the answer ends when the connection does.
        response.setStatus(HttpServletResponse.SC_OK);
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setHeader("X-Accel-Buffering", "no");
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        if (page != null) {
            var back = ThreadLocalRandom.current().nextInt(SOONEST_BACK_MILLIS, LATEST_BACK_MILLIS);
            response.getOutputStream().print("retry: " + back + "\n\n");
            response.flushBuffer();
            open.add(page, news, Long.parseLong(told));
        }
    }
}
