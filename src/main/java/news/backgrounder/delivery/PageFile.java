package news.backgrounder.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import news.backgrounder.delivery.Rendered.Field;

/**
 * A page as a file: a head, which says what it is, its bytes, and a digest over all of that. What the digest does not
 * fit is no page.
 */
final class PageFile {

    private static final String FORMAT = "backgrounder page 1";
    private static final int DIGEST_BYTES = 32;

    private PageFile() {}

    static byte[] write(Answer answer) {
        var rendered = answer.rendered();
        var file = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(file)) {
            out.writeUTF(FORMAT);
            out.writeUTF(answer.address());
            out.writeInt(rendered.status());
            out.writeInt(rendered.headers().size());
            for (var field : rendered.headers()) {
                out.writeUTF(field.name());
                out.writeUTF(field.value());
            }
            out.writeBoolean(answer.isPackable());
            var body = answer.isPackable() ? answer.gzip().bytes() : rendered.body();
            out.writeInt(body.length);
            out.write(body);
            out.write(digest(file.toByteArray(), file.size()));
        } catch (IOException e) {
            throw new IllegalStateException("Nothing but memory was written to", e);
        }
        return file.toByteArray();
    }

    /** The page that the file is, without its body, and unproved: enough to know what it shows. */
    static Rendered head(InputStream file) throws IOException {
        var in = new DataInputStream(file);
        in.readUTF();
        in.readUTF();
        return head(in);
    }

    private static Rendered head(DataInputStream in) throws IOException {
        var status = in.readInt();
        var headers = new ArrayList<Field>();
        for (var left = in.readInt(); left > 0; left--) {
            headers.add(new Field(in.readUTF(), in.readUTF()));
        }
        return new Rendered(status, headers, new byte[0]);
    }

    /** What was rendered for this address; empty where the file is damaged, or not of this address. */
    static Optional<Rendered> read(byte[] file, String address) throws IOException {
        var length = file.length - DIGEST_BYTES;
        if (length < 0 || !Arrays.equals(digest(file, length), Arrays.copyOfRange(file, length, file.length))) {
            return Optional.empty();
        }
        var in = new DataInputStream(new ByteArrayInputStream(file));
        if (!in.readUTF().equals(FORMAT) || !in.readUTF().equals(address)) {
            return Optional.empty();
        }
        var head = head(in);
        var packed = in.readBoolean();
        var body = in.readNBytes(in.readInt());
        return Optional.of(new Rendered(head.status(), head.headers(), packed ? Encoding.gunzip(body) : body));
    }

    private static byte[] digest(byte[] bytes, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
