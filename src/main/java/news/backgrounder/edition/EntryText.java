package news.backgrounder.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The text of an entry, as it lies beside the log: it may be destroyed, with its salts, but never altered.
 *
 * @param body of the edition as JSON, or null for a withdrawal
 * @param by who published it
 * @param salts of its leaves, by their names; what a redaction has taken out of has none any more
 */
record EntryText(@Nullable ObjectNode body, String note, String by, Map<String, String> salts) {

    /** Not the application's mapper: what is kept for ever must not depend on a setting. */
    static final JsonMapper JSON = JsonMapper.shared();

    private static final String NOTE = "note";
    private static final String PUBLISHER = "publisher";

    static EntryText salted(@Nullable Body body, String note, String by) {
        ObjectNode tree = body == null ? null : JSON.valueToTree(body);
        var salts = new LinkedHashMap<String, String>();
        values(tree, note).keySet().forEach(name -> salts.put(name, Leaf.newSalt()));
        salts.put(PUBLISHER, Leaf.newSalt());
        return new EntryText(tree, note, by, salts);
    }

    static EntryText read(@Nullable String body, String note, String by, String salts) {
        var named = new LinkedHashMap<String, String>();
        JSON.readTree(salts)
                .properties()
                .forEach(salt -> named.put(salt.getKey(), salt.getValue().stringValue()));
        return new EntryText(body == null ? null : (ObjectNode) JSON.readTree(body), note, by, named);
    }

    @Nullable
    String bodyAsText() {
        return body == null ? null : JSON.writeValueAsString(body);
    }

    String saltsAsText() {
        return JSON.writeValueAsString(salts);
    }

    /**
     * Its parts by name: a field that is empty has none; each question or event is one, named like {@code events/3}.
     */
    Map<String, JsonNode> values() {
        return values(body, note);
    }

    private static Map<String, JsonNode> values(@Nullable ObjectNode body, String note) {
        var values = new LinkedHashMap<String, JsonNode>();
        if (body != null) {
            body.properties().forEach(member -> {
                var value = member.getValue();
                if (value.isArray()) {
                    for (var i = 0; i < value.size(); i++) {
                        values.put(member.getKey() + "/" + i, value.get(i));
                    }
                } else if (!value.isNull()) {
                    values.put(member.getKey(), value);
                }
            });
        }
        if (!note.isEmpty()) {
            values.put(NOTE, JsonNodeFactory.instance.stringNode(note));
        }
        return values;
    }

    /** All leaves that no redaction has touched. */
    List<Leaf> leaves() {
        var leaves = new ArrayList<Leaf>();
        values().forEach((name, value) -> {
            var salt = salts.get(name);
            if (salt != null) {
                leaves.add(new Leaf(salt, name, value));
            }
        });
        return leaves;
    }

    /** The same text with further leaves, which stand elsewhere. */
    EntryText with(List<Leaf> elsewhere) {
        var more = new LinkedHashMap<>(salts);
        elsewhere.forEach(leaf -> more.put(leaf.name(), leaf.salt()));
        return new EntryText(body, note, by, more);
    }

    /** The salts of what a redaction has left of other entries, by names like {@code 12/headline}. */
    Map<String, String> saltsElsewhere() {
        var elsewhere = new LinkedHashMap<>(salts);
        elsewhere.keySet().removeIf(name -> !Character.isDigit(name.charAt(0)));
        return elsewhere;
    }

    /**
     * The part of an edition that remains stand for, through however many redactions: of 7/12/headline, 12/headline.
     */
    static String origin(String remains) {
        var rest = remains.substring(remains.indexOf('/') + 1);
        return Character.isDigit(rest.charAt(0)) ? origin(rest) : remains;
    }

    EntryText withoutSalts(Predicate<String> gone) {
        var left = new LinkedHashMap<>(salts);
        left.keySet().removeIf(gone);
        return new EntryText(body, note, by, left);
    }

    Digest publisher() {
        var salt = salts.get(PUBLISHER);
        if (salt == null) {
            throw new IllegalStateException("an entry without the salt of its publisher");
        }
        return Leaf.of(salt, PUBLISHER, by).digest();
    }
}
