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
 * A page as it lies in a file: a head, which says what it is, its bytes, and a digest over all of that. What the digest
 * does not fit is no page.
 */
record PageFile(Imprint imprint, String address, Rendered rendered) {

    private static final String FORMAT = "backgrounder page 2";
    private static final int DIGEST_BYTES = 32;

    static byte[] write(Answer answer, Imprint imprint) {
        var rendered = answer.rendered();
        var file = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(file)) {
            out.writeUTF(FORMAT);
            out.writeUTF(imprint.value());
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

    /** The page without its body, and unproved: enough to know what it shows. */
    static PageFile head(InputStream file) throws IOException {
        return head(new DataInputStream(file));
    }

    private static PageFile head(DataInputStream in) throws IOException {
        if (!in.readUTF().equals(FORMAT)) {
            throw new IOException("This file has another format");
        }
        var imprint = new Imprint(in.readUTF());
        var address = in.readUTF();
        var status = in.readInt();
        var headers = new ArrayList<Field>();
        for (var left = in.readInt(); left > 0; left--) {
            headers.add(new Field(in.readUTF(), in.readUTF()));
        }
        return new PageFile(imprint, address, new Rendered(status, headers, new byte[0]));
    }

    /** Empty where the file is damaged. */
    static Optional<PageFile> read(byte[] file) throws IOException {
        var length = file.length - DIGEST_BYTES;
        if (length < 0 || !Arrays.equals(digest(file, length), Arrays.copyOfRange(file, length, file.length))) {
            return Optional.empty();
        }
        var in = new DataInputStream(new ByteArrayInputStream(file));
        var head = head(in);
        var packed = in.readBoolean();
        var body = in.readNBytes(in.readInt());
        var rendered =
                new Rendered(head.rendered.status(), head.rendered.headers(), packed ? Encoding.gunzip(body) : body);
        return Optional.of(new PageFile(head.imprint, head.address, rendered));
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
