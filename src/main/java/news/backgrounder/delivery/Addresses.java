package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Parameter;
import java.net.URLEncoder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backgrounder.site.Only;
import news.backgrounder.site.Streamed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The one address of everything that may be asked for under many: without what its handler does not know of a query,
 * with the rest in the handler's order. What handlers know is read off them.
 */
@Component
final class Addresses {

    /** Stands for all addresses at which there is nothing: they have one page. */
    static final String NOWHERE = "/nowhere";

    private static final String NEWSROOM = "/admin";

    /** Whether this node is well is asked of the node, at every time anew. */
    private static final Set<String> HEALTH = Set.of("/livez", "/readyz");

    /** No address of ours needs another sign; whatever is written otherwise is decoded first. */
    private static final Pattern PLAIN = Pattern.compile("/(?:[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*)?");

    private static final int LONGEST = 500;

    /** @param only its only value that counts, or null where each does */
    private record Key(String name, @Nullable String only) {

        static Key of(Parameter parameter) {
            var only = parameter.getAnnotation(Only.class);
            return new Key(parameter.getName(), only == null ? null : only.value());
        }

        boolean counts(@Nullable String value) {
            return value != null && !value.isEmpty() && (only == null || only.equals(value));
        }
    }

    private record Known(PathPattern pattern, List<Key> keys, boolean streamed) {}

    private final List<Known> known;

    Addresses(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.known = mapping.getHandlerMethods().entrySet().stream()
                .filter(handler -> answersGet(handler.getKey()))
                .flatMap(handler -> known(handler.getKey(), handler.getValue()))
                .sorted((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.pattern, other.pattern))
                .toList();
    }

    private static boolean answersGet(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static Stream<Known> known(RequestMappingInfo info, HandlerMethod handler) {
        var keys = Stream.of(handler.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(Key::of)
                .toList();
        return Objects.requireNonNull(info.getPathPatternsCondition()).getPatterns().stream()
                .map(pattern -> new Known(pattern, keys, handler.hasMethodAnnotation(Streamed.class)));
    }

    /** The address under which what is asked for is kept; empty where it is not to be kept. */
    Optional<String> of(HttpServletRequest request) {
        var path = path(request);
        if (path.equals(NEWSROOM) || path.startsWith(NEWSROOM + "/") || HEALTH.contains(path)) {
            return Optional.empty();
        }
        if (!PLAIN.matcher(path).matches()) {
            return Optional.of(NOWHERE);
        }
        var asked = PathContainer.parsePath(path);
        for (var handler : known) {
            if (handler.pattern.matches(asked)) {
                return handler.streamed ? Optional.empty() : Optional.of(notTooLong(path + query(handler, request)));
            }
        }
        return Optional.of(NOWHERE);
    }

    private static String notTooLong(String address) {
        return address.length() > LONGEST ? NOWHERE : address;
    }

    private static String path(HttpServletRequest request) {
        var sent = request.getRequestURI();
        return PLAIN.matcher(sent).matches() ? sent : request.getServletPath();
    }

    private static String query(Known handler, HttpServletRequest request) {
        if (request.getQueryString() == null) {
            return "";
        }
        var query = handler.keys.stream()
                .filter(key -> key.counts(request.getParameter(key.name)))
                .map(key -> key.name + "=" + encoded(request.getParameter(key.name)))
                .collect(joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /** A colon need not be encoded in a query (RFC 3986, section 3.4), and nobody does so in an instant. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("%3A", ":");
    }
}
