package news.backgrounder.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Text that is kept as bytes. It comes in a few long pieces, which the JDK encodes faster than it does a stream. */
final class Utf8 extends Writer {

    private static final int USUAL_SIZE = 1 << 15;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);

    /** The first half of a character whose second half comes in the next piece. */
    private String half = "";

    @Override
    public void write(String text) {
        var piece = half.isEmpty() ? text : half + text;
        var end = piece.length();
        half = end > 0 && Character.isHighSurrogate(piece.charAt(end - 1)) ? piece.substring(end - 1) : "";
        bytes.writeBytes(piece.substring(0, end - half.length()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(String text, int start, int length) {
        write(text.substring(start, start + length));
    }

    @Override
    public void write(char[] characters, int start, int length) {
        write(new String(characters, start, length));
    }

    /** Of whole characters. */
    void write(byte[] encoded) {
        bytes.writeBytes(encoded);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
