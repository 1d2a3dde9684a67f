package news.backgrounder.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The one way to write a JSON value as bytes: the JSON Canonicalization Scheme, RFC 8785. */
final class CanonicalJson {

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    /**
     * @throws IllegalArgumentException where the value is not I-JSON: a half of a surrogate pair, a number that a
     *     double cannot hold
     */
    static byte[] bytes(JsonNode value) {
        return text(value).getBytes(UTF_8);
    }

    static String text(JsonNode value) {
        var canonical = new CanonicalJson();
        canonical.write(value);
        return canonical.text.toString();
    }

    private void write(JsonNode value) {
        if (value.isObject()) {
            object(value);
        } else if (value.isArray()) {
            array(value);
        } else if (value.isString()) {
            string(value.stringValue());
        } else if (value.isNumber()) {
            number(value);
        } else if (value.isBoolean() || value.isNull()) {
            text.append(value.asString("null"));
        } else {
            throw new IllegalArgumentException("no JSON value: " + value.getNodeType());
        }
    }

    private void object(JsonNode object) {
        // Strings compare by UTF-16 units in Java, which is the order that the scheme asks for.
        var members = new TreeMap<String, JsonNode>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        text.append('{');
        var separator = "";
        for (var member : members.entrySet()) {
            text.append(separator);
            string(member.getKey());
            text.append(':');
            write(member.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void array(JsonNode array) {
        text.append('[');
        var separator = "";
        for (var item : array) {
            text.append(separator);
            write(item);
            separator = ",";
        }
        text.append(']');
    }

    private void string(String string) {
        text.append('"');
        for (var i = 0; i < string.length(); i++) {
            var c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ') {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        requirePaired(string, i);
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static void requirePaired(String string, int i) {
        var c = string.charAt(i);
        if (Character.isHighSurrogate(c)
                ? i + 1 == string.length() || !Character.isLowSurrogate(string.charAt(i + 1))
                : Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(string.charAt(i - 1)))) {
            throw new IllegalArgumentException("half of a surrogate pair is no text");
        }
    }

    private void number(JsonNode number) {
        var written = number(number.doubleValue());
        if (number.isIntegralNumber() && new BigDecimal(written).compareTo(number.decimalValue()) != 0) {
            throw new IllegalArgumentException("a whole number that a double cannot hold");
        }
        text.append(written);
    }

    /** As ECMAScript writes a number (ECMA-262, Number::toString, radix 10), which RFC 8785 section 3.2.2.3 adopts. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no such number: " + value);
        }
        if (value == 0) {
            return "0";
        }
        var shortest = shortest(Math.abs(value));
        var digits = shortest.unscaledValue().toString();
        var point = digits.length() - shortest.scale();
        var sign = value < 0 ? "-" : "";
        if (point > 21 || point <= -6) {
            var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            return sign + digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
        }
        if (point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return sign + digits + "0".repeat(point - digits.length());
        }
        return sign + digits.substring(0, point) + "." + digits.substring(point);
    }

    /** Java gives the shortest digits that are read back as the same number, but never fewer than two. */
    private static BigDecimal shortest(double value) {
        var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        var one = digits.round(new MathContext(1));
        return one.doubleValue() == value ? one.stripTrailingZeros() : digits;
    }
}
