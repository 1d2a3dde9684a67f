package news.backgrounder.delivery;

import static org.springframework.http.HttpHeaders.CONTENT_TYPE;

import jakarta.servlet.ServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import news.backgrounder.delivery.Rendered.Field;
import news.backgrounder.site.Site;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.OutputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the site for a page as a reader would, but within the process: the request goes to Tomcat's own adapter, and so
 * through all filters and error pages, and has nothing in it but an address. Whatever readers send, cookies, headers,
 * it cannot find its way into a page that is kept.
 */
@Component
class Rendering {

    private static final String MARK = Rendering.class.getName();

    private final Site site;
    private volatile @Nullable Connector connector;

    Rendering(Site site) {
        this.site = site;
    }

    /** Through which the site is asked, as soon as it has one. */
    void through(Connector used) {
        connector = used;
    }

    /** Whether a request is one of these. */
    static boolean isOne(ServletRequest request) {
        return request.getAttribute(MARK) != null;
    }

    /** What the site answers to a GET of this address, a path with a query, in the calling thread. */
    Rendered render(String address) {
        var asked = connector;
        if (asked == null) {
            throw new IllegalStateException("There is no web server to render " + address);
        }
        var response = new Response();
        var body = new Body();
        response.setOutputBuffer(body);
        var request = request(address, asked.getLocalPort());
        request.setResponse(response);
        try {
            asked.getProtocolHandler().getAdapter().service(request, response);
        } catch (Exception e) {
            throw new IllegalStateException("The site gave no answer at " + address, e);
        }
        return new Rendered(response.getStatus(), headers(response), body.bytes.toByteArray());
    }

    /** As an in-memory protocol hands it to Tomcat: decoded already. */
    private Request request(String address, int port) {
        var request = new Request();
        request.setInputBuffer(new Nothing());
        var query = address.indexOf('?');
        var path = query < 0 ? address : address.substring(0, query);
        request.setMethod("GET");
        request.protocol().setString("HTTP/1.1");
        request.scheme().setString(site.address().getScheme());
        request.serverName().setString(site.address().getHost());
        request.setServerPort(port);
        request.remoteAddr().setString("127.0.0.1");
        request.requestURI().setString(path);
        request.decodedURI().setString(path);
        if (query >= 0) {
            request.queryString().setString(address.substring(query + 1));
        }
        request.setAttribute(MARK, true);
        return request;
    }

    private static List<Field> headers(Response response) {
        var headers = new ArrayList<Field>();
        var sent = response.getMimeHeaders();
        for (var i = 0; i < sent.size(); i++) {
            headers.add(new Field(sent.getName(i).toString(), sent.getValue(i).toString()));
        }
        if (response.getContentType() != null) {
            headers.add(new Field(CONTENT_TYPE, response.getContentType()));
        }
        return headers;
    }

    /** A GET has no body. */
    private static final class Nothing implements InputBuffer {

        @Override
        public int doRead(ApplicationBufferHandler handler) {
            return -1;
        }

        @Override
        public int available() {
            return 0;
        }
    }

    private static final class Body implements OutputBuffer {

        private static final int USUAL_SIZE = 1 << 15;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);

        @Override
        public int doWrite(ByteBuffer chunk) {
            var size = chunk.remaining();
            bytes.write(chunk.array(), chunk.arrayOffset() + chunk.position(), size);
            chunk.position(chunk.limit());
            return size;
        }

        @Override
        public long getBytesWritten() {
            return bytes.size();
        }
    }
}
