package news.backgrounder.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.tomcat.util.http.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

/**
 * Takes in the forms that are sent to the site. Tomcat by itself waits for as long as a byte comes now and then, and
 * sets aside at once as much memory as a form says that it will need. Here a form comes whole within a time or is given
 * up, and takes memory for what has come. Forms of strangers, of editors whose session has ended among them, share
 * little.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
class Intake extends OncePerRequestFilter {

    /** As much as a connection holds anyway; a login is no longer, and so never turned away. */
    private static final int PORTION = 8 * 1024;

    private static final int MEMORY_FOR_STRANGERS = 16 * 1024 * 1024;

    private final Semaphore forStrangers = new Semaphore(MEMORY_FOR_STRANGERS);
    private final Semaphore forEditors = new Semaphore(Integer.MAX_VALUE);
    private final Duration time;
    private final TomcatServerProperties limits;

    Intake(@Value("${backgrounder.form-time}") Duration time, TomcatServerProperties limits) {
        this.time = time;
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return !HttpMethod.POST.matches(request.getMethod())
                || type == null
                || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var share = new Share(Reception.isEditors(request) ? forEditors : forStrangers);
        try {
            var body = read(request, share);
            chain.doFilter(new FormRequest(request, body, limits.getMaxParameterCount()), response);
        } catch (ResponseStatusException refused) {
            response.sendError(refused.getStatusCode().value());
        } finally {
            share.giveBack();
        }
    }

    private byte[] read(HttpServletRequest request, Share share) throws IOException {
        var longest = limits.getMaxHttpFormPostSize().toBytes();
        var start = System.nanoTime();
        var body = new ByteArrayOutputStream(PORTION);
        var portion = new byte[PORTION];
        var in = request.getInputStream();
        for (int length; (length = in.read(portion)) >= 0; ) {
            if (System.nanoTime() - start > time.toNanos()) {
                throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT);
            }
            if (Math.max(body.size() + length, request.getContentLengthLong()) > longest) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
            }
            if (body.size() + length > PORTION && !share.take(length)) {
                throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
            }
            body.write(portion, 0, length);
        }
        return body.toByteArray();
    }

    /** What one form holds of the memory that is there for all. */
    private static final class Share {

        private final Semaphore memory;
        private int taken;

        Share(Semaphore memory) {
            this.memory = memory;
        }

        boolean take(int bytes) {
            var fits = memory.tryAcquire(bytes);
            taken += fits ? bytes : 0;
            return fits;
        }

        void giveBack() {
            memory.release(taken);
        }
    }

    /** A request whose form has been read; the fields of its address come first, as with Tomcat. */
    private static final class FormRequest extends HttpServletRequestWrapper {

        private final Map<String, String[]> fields = new LinkedHashMap<>();

        FormRequest(HttpServletRequest request, byte[] body, int mostFields) {
            super(request);
            var parameters = new Parameters();
            parameters.setLimit(mostFields);
            parameters.setCharset(UTF_8);
            super.getParameterMap().forEach((name, values) -> {
                for (var value : values) {
                    parameters.addParameter(name, value);
                }
            });
            parameters.processParameters(body, 0, body.length);
            for (var name : Collections.list(parameters.getParameterNames())) {
                fields.put(name, parameters.getParameterValues(name));
            }
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = fields.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return fields.get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(fields);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(fields.keySet());
        }
    }
}
