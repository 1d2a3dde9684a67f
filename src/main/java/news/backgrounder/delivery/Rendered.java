package news.backgrounder.delivery;

import java.util.List;
import java.util.Optional;

/** What the site answers at an address, whole. */
record Rendered(int status, List<Field> headers, byte[] body) {

    /** A header, as HTTP calls its fields. */
    record Field(String name, String value) {}

    Optional<String> header(String name) {
        for (var field : headers) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }
}
