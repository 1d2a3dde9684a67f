package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
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
        var noted = new Kept(response);
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

    /** Notes an error instead of sending it, and turns text into bytes in one go. */
    private static final class Kept extends HttpServletResponseWrapper {

        private final PrintWriter writer = new PrintWriter(new InBytes());
        private int error;

        Kept(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            return writer;
        }

        @Override
        public void sendError(int status) {
            error = status;
        }

        @Override
        public void sendError(int status, String message) {
            error = status;
        }

        private final class InBytes extends Writer {

            @Override
            public void write(String text, int start, int length) throws IOException {
                getOutputStream().write(text.substring(start, start + length).getBytes(UTF_8));
            }

            @Override
            public void write(char[] characters, int start, int length) throws IOException {
                write(new String(characters, start, length), 0, length);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        }
    }
}
