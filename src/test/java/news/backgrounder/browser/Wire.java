package news.backgrounder.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The site as it is on the wire, to a client without cookies. */
record Wire(String address) {

    /** An answer, as many bytes as were sent. */
    record Answer(int status, HttpResponse<byte[]> response) {

        int weight() {
            return response.body().length;
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            try {
                return header("Content-Encoding").equals("gzip")
                        ? new String(
                                new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(), UTF_8)
                        : new String(response.body(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Document page() {
            return Jsoup.parse(text());
        }
    }

    Answer get(String path) {
        return send(HttpClient.newHttpClient(), HttpRequest.newBuilder(URI.create(address + path)));
    }

    static Answer send(HttpClient client, HttpRequest.Builder request) {
        try {
            var response = client.send(request.header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
