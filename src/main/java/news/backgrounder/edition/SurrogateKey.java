package news.backgrounder.edition;

import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Names something of the record that a page shows. Whoever keeps a page, this node, a cache in front of it, keeps it
 * under all of its keys, and drops it as soon as an entry of the log touches one of them.
 *
 * @param value without white space, for keys travel in a header
 */
public record SurrogateKey(String value) {

    /** The header in which a page says what it shows, its keys with spaces between them. */
    public static final String HEADER = "Surrogate-Key";

    /** Whatever is kept, for when nobody knows which of it became wrong; no entry touches it. */
    public static final SurrogateKey ALL = new SurrogateKey("all");

    /** Which articles there are, and what lists say of them. */
    public static final SurrogateKey ARTICLES = new SurrogateKey("articles");

    /** Which timelines there are, and what lists say of them. */
    public static final SurrogateKey TIMELINES = new SurrogateKey("timelines");

    /** The corrections of the whole site. */
    public static final SurrogateKey CORRECTIONS = new SurrogateKey("corrections");

    /** The end of the log; every entry touches it. */
    public static final SurrogateKey RECORD = new SurrogateKey("record");

    /** A subject, in all its states. */
    public static SurrogateKey of(SubjectId subject) {
        return of(subject.value());
    }

    static SurrogateKey of(UUID subject) {
        return new SurrogateKey(subject.toString());
    }

    /** Which articles show this explainer or timeline, and what lists say of them. */
    public static SurrogateKey articlesOn(SubjectId shown) {
        return articlesOn(shown.value());
    }

    static SurrogateKey articlesOn(UUID shown) {
        return new SurrogateKey("on:" + shown);
    }

    /** As the header writes them. */
    public static String header(Collection<SurrogateKey> keys) {
        var values = new TreeSet<String>();
        keys.forEach(key -> values.add(key.value));
        return String.join(" ", values);
    }

    @Override
    public String toString() {
        return value;
    }
}
