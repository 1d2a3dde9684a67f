package news.backgrounder.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import org.thymeleaf.util.IWritableCharSequence;

/** A part of a page as readers get it, in bytes: a page for them takes these as they are. */
final class MadePart implements IWritableCharSequence {

    private final byte[] utf8;

    MadePart(Utf8 made) {
        this.utf8 = made.toBytes();
    }

    int bytes() {
        return utf8.length;
    }

    @Override
    public void write(Writer page) throws IOException {
        if (page instanceof Utf8 bytes) {
            bytes.write(utf8);
        } else {
            page.write(toString());
        }
    }

    @Override
    public int length() {
        return toString().length();
    }

    @Override
    public char charAt(int index) {
        return toString().charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().substring(start, end);
    }

    @Override
    public String toString() {
        return new String(utf8, UTF_8);
    }
}
