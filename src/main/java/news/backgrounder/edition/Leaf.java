package news.backgrounder.edition;

import java.security.SecureRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A part of an entry's text that can be destroyed alone: a field, a question, an event. The log keeps its digest, which
 * without the salt tells nobody anything (a disclosure of RFC 9901, section 4.2.1).
 */
record Leaf(String salt, String name, JsonNode value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    static String newSalt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return Digest.base64url(salt);
    }

    static Leaf of(String salt, String name, String value) {
        return new Leaf(salt, name, JsonNodeFactory.instance.stringNode(value));
    }

    /** The disclosure: salt, name and value in an array. */
    ArrayNode json() {
        return JsonNodeFactory.instance.arrayNode().add(salt).add(name).add(value);
    }

    Digest digest() {
        return Digest.ofDisclosure(CanonicalJson.bytes(json()));
    }
}
