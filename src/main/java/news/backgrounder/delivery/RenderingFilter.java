package news.backgrounder.delivery;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a page that is rendered within the process ends in the error page where it fails: Tomcat turns to it
 * only for what came over a connection.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RenderingFilter extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RenderingFilter.class);

    private final String errorPage;

    RenderingFilter(@Value("${spring.web.error.path:/error}") String errorPage) {
        this.errorPage = errorPage;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Rendering.isOne(request)) {
            chain.doFilter(request, response);
            return;
        }
        var noted = new ErrorNoted(response);
        try {
            chain.doFilter(request, noted);
        } catch (ServletException | RuntimeException e) {
            LOG.error("A page could not be rendered: {}", request.getRequestURI(), e);
            noted.error = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        }
        if (noted.error != 0) {
            response.resetBuffer();
            response.setStatus(noted.error);
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, noted.error);
            request.getRequestDispatcher(errorPage).forward(request, response);
        }
    }

    private static final class ErrorNoted extends HttpServletResponseWrapper {

        private int error;

        ErrorNoted(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) {
            error = status;
        }

        @Override
        public void sendError(int status, String message) {
            error = status;
        }
    }
}
