package news.backgrounder.prose;

/**
 * HTML that we rendered and cleaned ourselves, the only type that templates may output unescaped. Not a record: the
 * constructor of a public record is public, and raw text could get in by it.
 */
public final class Html {

    private final String value;

    Html(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    /** Whether it is a heading, alone. */
    public boolean isHeading() {
        return value.startsWith("<h") && !value.startsWith("<hr");
    }

    /** Whether it is a paragraph, alone. */
    public boolean isParagraph() {
        return value.startsWith("<p>");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Html html && value.equals(html.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The HTML itself, since {@code th:utext} outputs this. */
    @Override
    public String toString() {
        return value;
    }
}
