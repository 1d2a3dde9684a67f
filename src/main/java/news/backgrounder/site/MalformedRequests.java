package news.backgrounder.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what cannot be decoded, in the site's dress. Tomcat has a bare page for such addresses, and for such fields a
 * line in the log that holds what was typed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class MalformedRequests extends OncePerRequestFilter
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new IntoTheSite());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException malformed) {
            response.sendError(malformed.getErrorCode());
        } catch (ServletException failed) {
            if (failed.getCause() instanceof InvalidParameterException malformed) {
                response.sendError(malformed.getErrorCode());
            } else {
                throw failed;
            }
        }
    }

    /** An address that cannot be decoded leads into no application; this one has the page that says so. */
    private static final class IntoTheSite extends ValveBase {

        IntoTheSite() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            var host = request.getHost();
            if (request.getContext() == null && host != null && response.isError()) {
                request.getMappingData().context = (Context) host.findChild("");
            }
            getNext().invoke(request, response);
        }
    }
}
