package news.backgrounder.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagesProtocolTests {

    private final PagesProtocol protocol = new PagesProtocol();
    private final Request request = new Request();
    private final Response response = new Response();

    @BeforeEach
    void somethingWorthPacking() {
        protocol.setCompression("on");
        request.getMimeHeaders().addValue("Accept-Encoding").setString("gzip");
        response.setContentType("text/html");
        response.setContentLength(10_000);
    }

    @Test
    void whatIsMadeForOneReaderIsPacked() {
        assertThat(protocol.useCompression(request, response)).isTrue();
    }

    @Test
    void whatIsInItsFinalBytesIsLeftAlone() {
        response.getMimeHeaders().addValue("ETag").setString("W/\"weak, or Tomcat would leave it alone itself\"");

        assertThat(protocol.useCompression(request, response)).isFalse();
    }
}
