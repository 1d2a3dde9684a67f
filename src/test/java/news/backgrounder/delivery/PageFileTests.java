package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import news.backgrounder.delivery.Rendered.Field;
import org.junit.jupiter.api.Test;

class PageFileTests {

    private static final String ADDRESS = "/articles/aleppo?order=oldest";

    static Answer answer(String address, String keys, String text) {
        var headers = List.of(
                new Field("Content-Type", "text/html;charset=UTF-8"),
                new Field("Surrogate-Key", keys),
                new Field("Link", "</articles/aleppo/timemap>; rel=\"timemap\""));
        return new Answer(
                address, 7, new Rendered(200, headers, text.getBytes(UTF_8)), Lifetime.of("public, max-age=5"));
    }

    static final Imprint IMPRINT = new Imprint("this-program");

    private final byte[] file =
            PageFile.write(answer(ADDRESS, "article:1 record", "Most of Aleppo taken. ".repeat(40)), IMPRINT);

    @Test
    void aPageComesBackAsItWas() throws IOException {
        var page = PageFile.read(file).orElseThrow();
        assertThat(page.address()).isEqualTo(ADDRESS);
        assertThat(page.imprint()).isEqualTo(IMPRINT);
        var read = page.rendered();
        assertThat(read.status()).isEqualTo(200);
        assertThat(new String(read.body(), UTF_8)).isEqualTo("Most of Aleppo taken. ".repeat(40));
        assertThat(read.headers()).hasSize(3);
        assertThat(read.header("surrogate-key")).contains("article:1 record");
        var head = PageFile.head(new ByteArrayInputStream(file));
        assertThat(head.address()).isEqualTo(ADDRESS);
        assertThat(head.rendered().headers()).isEqualTo(read.headers());
    }

    @Test
    void noFlippedBitIsEverServed() throws IOException {
        for (var at = 0; at < file.length; at++) {
            for (var bit = 0; bit < 8; bit++) {
                var flipped = file.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertThat(PageFile.read(flipped)).isEmpty();
            }
        }
    }

    @Test
    void whatWasCutOffIsNoPage() throws IOException {
        for (var length = 0; length < file.length; length++) {
            assertThat(PageFile.read(Arrays.copyOf(file, length))).isEmpty();
        }
    }
}
