package news.backgrounder.delivery;

import static org.springframework.http.HttpHeaders.ACCEPT_ENCODING;
import static org.springframework.http.HttpHeaders.CONTENT_ENCODING;
import static org.springframework.http.HttpHeaders.ETAG;
import static org.springframework.http.HttpHeaders.IF_NONE_MATCH;
import static org.springframework.http.HttpHeaders.RETRY_AFTER;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Gives readers what is kept, before anything else of the site has a look at what they sent. */
final class PagesFilter extends HttpFilter {

    private static final String GET = "GET";
    private static final String HEAD = "HEAD";
    private static final String BUSY_SECONDS = "5";
    private static final Set<Encoding> NO_ENCODING = Encoding.accepted("");

    /** Programs ask in few ways; whoever thinks up many is read anew each time. */
    private static final int KNOWN_WAYS = 256;

    private final transient Pages pages;
    private final transient Addresses addresses;
    private final transient Rendering rendering;
    private final transient Map<String, Set<Encoding>> accepted = new ConcurrentHashMap<>();

    PagesFilter(Pages pages, Addresses addresses, Rendering rendering) {
        this.pages = pages;
        this.addresses = addresses;
        this.rendering = rendering;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Rendering.isOne(request)) {
            Rendering.serve(request, response, chain);
            return;
        }
        try {
            var answer = isForReaders(request) ? answer(request) : null;
            if (answer == null || isNegotiated(answer, request)) {
                chain.doFilter(request, response);
            } else {
                pages.count(answer);
                write(answer, request, response);
            }
        } catch (BusyException busy) {
            response.setHeader(RETRY_AFTER, BUSY_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private boolean isForReaders(HttpServletRequest request) {
        var method = request.getMethod();
        return (method.equals(GET) || method.equals(HEAD)) && rendering.isReady();
    }

    /** What is kept under what was sent, to the letter, needs no closer look at it. */
    private @Nullable Answer answer(HttpServletRequest request) {
        var kept = request.getQueryString() == null ? pages.kept(request.getRequestURI()) : null;
        return kept == null ? addresses.of(request).map(pages::get).orElse(null) : kept;
    }

    private static boolean isNegotiated(Answer answer, HttpServletRequest request) {
        return !answer.negotiatedBy().isEmpty()
                && answer.negotiatedBy().stream().anyMatch(name -> request.getHeader(name) != null);
    }

    private void write(Answer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var encodings = accepted(request.getHeader(ACCEPT_ENCODING));
        var form = answer.form(encodings);
        for (var field : answer.fields()) {
            response.addHeader(field.name(), field.value());
        }
        if (answer.isForKeeping()) {
            response.setHeader(ETAG, form.tag());
            if (answer.status() == HttpServletResponse.SC_OK && names(request.getHeader(IF_NONE_MATCH), form.tag())) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        response.setStatus(answer.status());
        if (form.encoding() != Encoding.IDENTITY) {
            response.setHeader(CONTENT_ENCODING, form.encoding().code());
        }
        response.setContentLength(form.bytes().length);
        if (!request.getMethod().equals(HEAD)) {
            response.getOutputStream().write(form.bytes());
        }
    }

    private Set<Encoding> accepted(@Nullable String header) {
        if (header == null) {
            return NO_ENCODING;
        }
        var known = accepted.get(header);
        if (known == null) {
            known = Encoding.accepted(header);
            if (accepted.size() < KNOWN_WAYS) {
                accepted.put(header, known);
            }
        }
        return known;
    }

    /** Whether an {@code If-None-Match} (RFC 9110, section 13.1.2) names this tag. */
    static boolean names(@Nullable String condition, String tag) {
        return condition != null && (condition.strip().equals("*") || condition.contains(tag));
    }
}
