package news.backgrounder.delivery;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.springframework.http.HttpHeaders.ACCEPT_ENCODING;
import static org.springframework.http.HttpHeaders.CACHE_CONTROL;
import static org.springframework.http.HttpHeaders.CONNECTION;
import static org.springframework.http.HttpHeaders.CONTENT_ENCODING;
import static org.springframework.http.HttpHeaders.CONTENT_LENGTH;
import static org.springframework.http.HttpHeaders.CONTENT_TYPE;
import static org.springframework.http.HttpHeaders.DATE;
import static org.springframework.http.HttpHeaders.ETAG;
import static org.springframework.http.HttpHeaders.SET_COOKIE;
import static org.springframework.http.HttpHeaders.TRANSFER_ENCODING;
import static org.springframework.http.HttpHeaders.VARY;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backgrounder.delivery.Rendered.Field;
import news.backgrounder.edition.Digest;
import news.backgrounder.edition.SurrogateKey;
import org.jspecify.annotations.Nullable;

/** What the site answers at an address, in final bytes. */
final class Answer {

    private static final Set<Integer> KEPT = Set.of(200, 301, 302, 404, 410);
    private static final Pattern NOT_FOR_CACHES = Pattern.compile("\\b(?:no-store|private)\\b");

    /** What an answer says where its handler has nothing to say about caches. */
    private static final String UNSAID = "no-cache";

    /** Made anew for every reader, or by the web server. */
    private static final Set<String> REMADE = Stream.of(
                    CACHE_CONTROL,
                    CONNECTION,
                    CONTENT_ENCODING,
                    CONTENT_LENGTH,
                    DATE,
                    ETAG,
                    "Keep-Alive",
                    SurrogateKey.HEADER,
                    TRANSFER_ENCODING,
                    VARY)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(toUnmodifiableSet());

    /** To readers who have the page already (RFC 9110, section 15.4.5). */
    private static final Set<String> SAID_AGAIN = Stream.of(ETAG, SurrogateKey.HEADER, VARY)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(toUnmodifiableSet());

    private static final Pattern TEXT = Pattern.compile("text/.*|image/svg.*|application/(?:.*\\+)?(?:json|xml)\\b.*");

    /** Below it packing saves nothing that a reader would notice. */
    private static final int WORTH_PACKING = 512;

    /** What an answer takes beside its bytes: its headers, twice, and what they consist of. */
    private static final int OBJECTS = 2200;

    private static final int TAG_CHARACTERS = 16;
    private static final int USED = 2;

    /**
     * It in one encoding: the headers but for how long it lasts, for a reader who has it already as well, and the
     * bytes.
     *
     * @param tag its entity tag
     */
    record Form(String tag, List<HeaderLine> head, List<HeaderLine> unchangedHead, byte[] bytes) {}

    private final String address;
    private final long sequence;
    private final Rendered rendered;
    private final List<HeaderLine> lines;
    private final List<HeaderLine> linesSaidAgain;
    private final HeaderLine usually;
    private final HeaderLine unsure;
    private final Set<SurrogateKey> keys;
    private final Set<String> negotiatedBy;
    private final boolean isForKeeping;
    private final boolean isPackable;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable Form plain;
    private volatile @Nullable Form gzip;
    private volatile @Nullable Form brotli;
    private volatile boolean stale;

    /**
     * @param sequence of the log, up to which at least it was rendered
     * @param lifetime of what its handler says nothing about
     */
    Answer(String address, long sequence, Rendered rendered, Lifetime lifetime) {
        this.address = address;
        this.sequence = sequence;
        this.rendered = rendered;
        this.keys = keys(rendered);
        var said = rendered.header(CACHE_CONTROL).orElse(UNSAID);
        this.isForKeeping = KEPT.contains(rendered.status())
                && rendered.header(SET_COOKIE).isEmpty()
                && !NOT_FOR_CACHES.matcher(said).find();
        this.isPackable = rendered.body().length >= WORTH_PACKING
                && TEXT.matcher(rendered.header(CONTENT_TYPE).orElse("")).matches();
        this.negotiatedBy = rendered.header(VARY).stream()
                .flatMap(names -> Stream.of(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.equalsIgnoreCase(ACCEPT_ENCODING))
                .collect(toUnmodifiableSet());
        this.lines = new ArrayList<>();
        this.linesSaidAgain = new ArrayList<>();
        for (var field : fields()) {
            var line = new HeaderLine(field.name(), field.value());
            lines.add(line);
            if (SAID_AGAIN.contains(field.name().toLowerCase(Locale.ROOT))) {
                linesSaidAgain.add(line);
            }
        }
        var told = said.equals(UNSAID) && isForKeeping ? lifetime : Lifetime.of(said);
        this.usually = new HeaderLine(CACHE_CONTROL, told.usual());
        this.unsure = new HeaderLine(CACHE_CONTROL, told.unsure());
    }

    /** A page that does not say what it shows may have become another with any entry. */
    static Set<SurrogateKey> keys(Rendered rendered) {
        return rendered.header(SurrogateKey.HEADER)
                .map(keys -> Stream.of(keys.split(" ")).map(SurrogateKey::new).collect(toUnmodifiableSet()))
                .orElseGet(() -> rendered.header(CACHE_CONTROL).orElse(UNSAID).equals(UNSAID)
                        ? Set.of(SurrogateKey.RECORD)
                        : Set.of());
    }

    private List<Field> fields() {
        var made = new ArrayList<Field>();
        for (var field : rendered.headers()) {
            if (!REMADE.contains(field.name().toLowerCase(Locale.ROOT))) {
                made.add(field);
            }
        }
        if (!keys.isEmpty()) {
            var forCaches =
                    Stream.concat(Stream.of(SurrogateKey.ALL), keys.stream()).toList();
            made.add(new Field(SurrogateKey.HEADER, SurrogateKey.header(forCaches)));
        }
        var vary = Stream.concat(isPackable ? Stream.of(ACCEPT_ENCODING) : Stream.empty(), negotiatedBy.stream())
                .toList();
        if (!vary.isEmpty()) {
            made.add(new Field(VARY, String.join(", ", vary)));
        }
        return made;
    }

    private static String tag(byte[] bytes, Encoding encoding) {
        return '"' + Digest.of(bytes).value().substring(0, TAG_CHARACTERS) + encoding.suffix() + '"';
    }

    String address() {
        return address;
    }

    long sequence() {
        return sequence;
    }

    Rendered rendered() {
        return rendered;
    }

    int status() {
        return rendered.status();
    }

    /** All that it shows of the record. */
    Set<SurrogateKey> keys() {
        return keys;
    }

    /** The headers of a request, beside {@code Accept-Encoding}, that would lead to another answer. */
    Set<String> negotiatedBy() {
        return negotiatedBy;
    }

    boolean isPackable() {
        return isPackable;
    }

    /**
     * How long caches may keep it.
     *
     * @param isSure whether all editions that there are have been followed up to now
     */
    HeaderLine lifetime(boolean isSure) {
        return isSure ? usually : unsure;
    }

    /** Whether the next reader may get it as well. */
    boolean isForKeeping() {
        return isForKeeping;
    }

    /** Whether there is nothing at its address; somebody may put something there. */
    boolean isMissing() {
        return status() == 404;
    }

    /** Whether an {@code If-None-Match} (RFC 9110, section 13.1.2) says that the reader has this form. */
    boolean isUnchanged(Form form, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && status() == 200
                && isForKeeping
                && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(form.tag));
    }

    /** Whether it has become another; it is given out only where the other cannot be had. */
    boolean isStale() {
        return stale;
    }

    void becomeStale() {
        stale = true;
    }

    /** Counts a reader, and returns how many there were. */
    int ask() {
        return asked.incrementAndGet();
    }

    /** Whether somebody is likely to ask for it soon. */
    boolean isInUse() {
        return asked.get() >= USED;
    }

    int asked() {
        return asked.get();
    }

    /** The smallest form that is there of those that are accepted; what is quick to make is made. */
    Form form(Set<Encoding> accepted) {
        if (!isPackable) {
            return plain();
        }
        var smallest = brotli;
        if (smallest != null && accepted.contains(Encoding.BROTLI)) {
            return smallest;
        }
        return accepted.contains(Encoding.GZIP) ? gzip() : plain();
    }

    private Form plain() {
        var made = plain;
        if (made == null) {
            made = form(Encoding.IDENTITY);
            plain = made;
        }
        return made;
    }

    Form gzip() {
        var made = gzip;
        if (made == null) {
            made = form(Encoding.GZIP);
            gzip = made;
        }
        return made;
    }

    /** Slow: some 70 ms of processor for a page. */
    void makeBrotli() {
        brotli = form(Encoding.BROTLI);
    }

    private Form form(Encoding encoding) {
        var bytes = encoding.encode(rendered.body());
        var tag = tag(bytes, encoding);
        var head = new ArrayList<>(lines);
        var unchanged = new ArrayList<>(linesSaidAgain);
        if (isForKeeping) {
            var line = new HeaderLine(ETAG, tag);
            head.add(line);
            unchanged.add(line);
        }
        if (encoding != Encoding.IDENTITY) {
            head.add(new HeaderLine(CONTENT_ENCODING, encoding.code()));
        }
        return new Form(tag, List.copyOf(head), List.copyOf(unchanged), bytes);
    }

    /** What it takes of the memory, roughly. */
    int weight() {
        var packed = gzip;
        var smallest = brotli;
        var size = rendered.body().length;
        return OBJECTS
                + 2 * address.length()
                + size
                + (packed == null ? size / 3 : packed.bytes().length)
                + (smallest == null ? 0 : smallest.bytes().length);
    }
}
