package news.backgrounder.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class Utf8Tests {

    private static final String TEXT = "Aleppo, “حلب”, and a 🗞 of it";

    @Test
    void keepsTextHoweverItIsCut() throws IOException {
        for (var cut = 0; cut <= TEXT.length(); cut++) {
            var text = new Utf8();
            text.write(TEXT, 0, cut);
            text.write(TEXT.toCharArray(), cut, TEXT.length() - cut);

            assertThat(written(text)).as("cut at %d", cut).isEqualTo(TEXT);
        }
    }

    @Test
    void keepsSingleCharacters() throws IOException {
        var text = new Utf8();
        for (var character : TEXT.toCharArray()) {
            text.write(character);
        }

        assertThat(written(text)).isEqualTo(TEXT);
    }

    private static String written(Utf8 text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        text.writeTo(bytes);
        return bytes.toString(UTF_8);
    }
}
