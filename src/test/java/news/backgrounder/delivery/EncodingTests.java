package news.backgrounder.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                          | IDENTITY",
                "gzip                        | IDENTITY GZIP",
                "GZIP, deflate               | IDENTITY GZIP",
                "gzip;q=0.5, br;q=1.0        | IDENTITY GZIP BROTLI",
                "br, gzip;q=0                | IDENTITY BROTLI",
                "gzip; q=0.000, br; q=0      | IDENTITY",
                "identity;q=0, *;q=0         | IDENTITY",
                "brotli, gzipped, x-gzip     | IDENTITY GZIP",
            })
    void readsWhatAReaderAccepts(String header, String accepted) {
        assertThat(Encoding.accepted(header)).extracting(Encoding::name).containsExactlyInAnyOrder(accepted.split(" "));
    }

    @Test
    void whatIsPackedCanBeUnpacked() throws Exception {
        var bytes = "Most of Aleppo taken. ".repeat(100).getBytes(StandardCharsets.UTF_8);
        var packed = Encoding.GZIP.encode(bytes);
        assertThat(packed.length).isLessThan(bytes.length / 4);
        assertThat(Encoding.gunzip(packed)).isEqualTo(bytes);
    }

    /** What is packed once is sent to many. */
    @Test
    void aPageIsPackedNearlyAsSmallAsItCanBe() throws IOException {
        var template = getClass().getResourceAsStream("/templates/page/parts.html");
        var page = Objects.requireNonNull(template).readAllBytes();
        var smallest = new Deflater(Deflater.BEST_COMPRESSION);
        smallest.setInput(page);
        smallest.finish();
        var size = smallest.deflate(new byte[page.length]);
        smallest.end();

        assertThat(Encoding.GZIP.encode(page).length).isLessThan(size * 102 / 100);
    }
}
