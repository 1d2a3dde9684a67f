package news.backgrounder.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds who handles a request, as Spring does, but has a closer look only at those whose addresses begin as the one
 * that was asked for: of some fifty it is a handful.
 */
final class Handlers extends RequestMappingHandlerMapping {

    /** Up to where a pattern says to the letter what it stands for; a slash before that may be missing. */
    private static final Pattern BEGINNING = Pattern.compile("/?[*?{].*", Pattern.DOTALL);

    private static final List<String> ANY = List.of("");

    private final Map<RequestMappingInfo, List<String>> beginnings = new HashMap<>();

    @Override
    protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> handlers) {
        super.handlerMethodsInitialized(handlers);
        handlers.keySet().forEach(info -> beginnings.put(info, beginnings(info)));
    }

    private static List<String> beginnings(RequestMappingInfo info) {
        return Objects.requireNonNull(info.getPathPatternsCondition()).getPatterns().stream()
                .map(PathPattern::getPatternString)
                .map(pattern -> BEGINNING.matcher(pattern).replaceFirst(""))
                .toList();
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        return mayBeMeant(info, request) ? super.getMatchingMapping(info, request) : null;
    }

    private boolean mayBeMeant(RequestMappingInfo info, HttpServletRequest request) {
        var path = ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .value();
        for (var beginning : beginnings.getOrDefault(info, ANY)) {
            if (path.startsWith(beginning)) {
                return true;
            }
        }
        return isWrittenOtherwise(path);
    }

    /** A letter may be encoded, and a segment have parameters; neither keeps a pattern from matching. */
    private static boolean isWrittenOtherwise(String path) {
        return path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
    }
}
