package news.backgrounder.account;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Attends to one stranger in the newsroom at a time, and not at once to the next. Virtual threads keep a processor
 * until they are done with it, so that whoever comes waits behind all who came before: of a flood of strangers readers
 * must not notice anything.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 300)
class Reception extends OncePerRequestFilter {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMillis(20);

    private final Semaphore turn = new Semaphore(1, true);

    /** Of what a stranger sends nothing comes but a page that it is forwarded to, which waits here then. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/admin")
                || isEditors(request)
                || request.getDispatcherType() == DispatcherType.REQUEST
                        && HttpMethod.POST.matches(request.getMethod());
    }

    static boolean isEditors(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (turn.tryAcquire(PATIENCE.toMillis(), MILLISECONDS)) {
                // Sent when the next one is attended to: some do not read, or slowly.
                var answer = new ContentCachingResponseWrapper(response);
                attend(request, answer, chain);
                answer.copyBodyToResponse();
            } else {
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void attend(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException, InterruptedException {
        try {
            var start = System.nanoTime();
            chain.doFilter(request, response);
            rest(Duration.ofNanos(System.nanoTime() - start));
        } finally {
            turn.release();
        }
    }

    /** As long as the work took: strangers take no more than half a processor. */
    private static void rest(Duration worked) throws InterruptedException {
        Thread.sleep(worked.compareTo(LONGEST_REST) < 0 ? worked : LONGEST_REST);
    }
}
