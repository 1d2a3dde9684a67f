package news.backgrounder.delivery;

import static org.springframework.http.HttpHeaders.ETAG;

import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * Tomcat's own HTTP/1.1, which does not ask itself at length whether to pack what is in its final bytes: that was a
 * sixteenth of all work for a page that is kept. Public, for Tomcat makes it itself.
 */
public final class PagesProtocol extends Http11NioProtocol {

    /** What has an entity tag is that, byte by byte. */
    @Override
    public boolean useCompression(Request request, Response response) {
        return response.getMimeHeaders().getValue(ETAG) == null && super.useCompression(request, response);
    }
}
