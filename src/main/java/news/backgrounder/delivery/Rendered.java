package news.backgrounder.delivery;

import java.util.List;
import java.util.Optional;

/** What the site answers at an address, whole. */
record Rendered(int status, List<Field> headers, byte[] body) {

    /** A header, as HTTP calls its fields. */
    record Field(String name, String value) {}

    Optional<String> header(String name) {
        return headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }
}
