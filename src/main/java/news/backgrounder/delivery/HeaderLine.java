package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.apache.tomcat.util.http.MimeHeaders;

/** A header in final bytes. */
record HeaderLine(byte[] name, byte[] value) {

    HeaderLine(String name, String value) {
        this(name.getBytes(ISO_8859_1), value.getBytes(ISO_8859_1));
    }

    void addTo(MimeHeaders headers) {
        headers.addValue(name, 0, name.length).setBytes(value, 0, value.length);
    }
}
