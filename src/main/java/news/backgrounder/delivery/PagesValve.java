package news.backgrounder.delivery;

import static org.springframework.http.HttpHeaders.ACCEPT_ENCODING;
import static org.springframework.http.HttpHeaders.IF_NONE_MATCH;
import static org.springframework.http.HttpHeaders.RETRY_AFTER;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gives readers what is kept, before anything else of the site has a look at what they sent: it stands ahead of the
 * servlet and all of its filters, and writes bytes that are ready into Tomcat's own response.
 */
final class PagesValve extends ValveBase {

    private static final String GET = "GET";
    private static final String HEAD = "HEAD";
    private static final String BUSY_SECONDS = "5";
    private static final Set<Encoding> NO_ENCODING = Encoding.accepted("");

    /** Programs ask in few ways; whoever thinks up many is read anew each time. */
    private static final int KNOWN_WAYS = 256;

    /** The web server is there before what it serves. */
    private final Supplier<Pages> pages;

    private final Supplier<Addresses> addresses;
    private final Map<String, Set<Encoding>> accepted = new ConcurrentHashMap<>();

    PagesValve(Supplier<Pages> pages, Supplier<Addresses> addresses) {
        super(true);
        this.pages = SingletonSupplier.of(pages);
        this.addresses = SingletonSupplier.of(addresses);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        try {
            var answer = isForReaders(request) ? answer(request) : null;
            if (answer == null) {
                getNext().invoke(request, response);
            } else if (isNegotiated(answer, request)) {
                try (var _ = pages.get().turn()) {
                    getNext().invoke(request, response);
                }
            } else {
                pages.get().count(answer);
                write(answer, request, response);
            }
        } catch (BusyException busy) {
            response.setHeader(RETRY_AFTER, BUSY_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } catch (InvalidParameterException malformed) {
            response.sendError(malformed.getErrorCode());
        }
    }

    private static boolean isForReaders(Request request) {
        var method = request.getMethod();
        return (method.equals(GET) || method.equals(HEAD)) && !Rendering.isOne(request);
    }

    /** What is kept under what was sent, to the letter, needs no closer look at it. */
    private @Nullable Answer answer(Request request) {
        var query = request.getQueryString();
        var kept = pages.get().kept(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
        return kept == null ? addresses.get().of(request).map(pages.get()::get).orElse(null) : kept;
    }

    private static boolean isNegotiated(Answer answer, HttpServletRequest request) {
        return !answer.negotiatedBy().isEmpty()
                && answer.negotiatedBy().stream().anyMatch(name -> request.getHeader(name) != null);
    }

    private void write(Answer answer, Request request, Response response) throws IOException {
        var form = answer.form(accepted(request.getHeader(ACCEPT_ENCODING)));
        var out = response.getCoyoteResponse();
        pages.get().lifetime(answer).addTo(out.getMimeHeaders());
        if (answer.isUnchanged(form, request.getHeader(IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            form.unchangedHead().forEach(field -> field.addTo(out.getMimeHeaders()));
            return;
        }
        response.setStatus(answer.status());
        form.head().forEach(field -> field.addTo(out.getMimeHeaders()));
        out.setContentLength(form.bytes().length);
        if (!request.getMethod().equals(HEAD)) {
            out.doWrite(ByteBuffer.wrap(form.bytes()));
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
}
