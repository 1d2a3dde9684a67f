package news.backgrounder.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A form that was sent when its session had ended. Until its writer has logged in again, what was typed travels with
 * the login form and not in the server's memory, which a stranger could fill.
 */
public record Interrupted(String path, List<Field> typed) implements Serializable {

    private static final String KEPT = Interrupted.class.getName();
    private static final String PATH = "interrupted";
    private static final String PREFIX = "typed.";

    /** One field as it was sent. */
    public record Field(String name, String value) implements Serializable {}

    /** The form that this request is. */
    static Interrupted sentAs(HttpServletRequest request) {
        return new Interrupted(request.getRequestURI(), fields(request, ""));
    }

    /** The form that came along with this login. */
    static Optional<Interrupted> carriedBy(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(PATH))
                .map(path -> new Interrupted(path, fields(request, PREFIX)));
    }

    private static List<Field> fields(HttpServletRequest request, String prefix) {
        var fields = new ArrayList<Field>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(prefix) && !name.equals("_csrf")) {
                for (var value : values) {
                    fields.add(new Field(name.substring(prefix.length()), value));
                }
            }
        });
        return fields;
    }

    /** The hidden fields with which the login form carries it. */
    List<Field> carried() {
        var carried = new ArrayList<Field>();
        carried.add(new Field(PATH, path));
        typed.forEach(field -> carried.add(new Field(PREFIX + field.name(), field.value())));
        return carried;
    }

    void keepIn(HttpServletRequest request) {
        request.getSession().setAttribute(KEPT, this);
    }

    /** What is kept for the person who has just logged in, if anything. */
    public static Optional<Interrupted> keptFor(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(session -> (Interrupted) session.getAttribute(KEPT));
    }
}
