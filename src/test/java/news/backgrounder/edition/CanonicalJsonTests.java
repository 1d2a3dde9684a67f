package news.backgrounder.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import news.backgrounder.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static String canonical(String json) {
        return CanonicalJson.text(JSON.readTree(json));
    }

    @Test
    void ordersMembersByUtf16UnitsAndLeavesOutSpace() {
        assertThat(canonical("""
                { "\\u20ac": 1, "\\r": 2, "\\ufb33": 3, "1": 4, "\\ud83d\\ude00": 5, "\\u0080": 6, "\\u00f6": 7 }
                """)).isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
    }

    @Test
    void escapesNothingButWhatMustBe() {
        assertThat(canonical("[\"\\u000f\\n\\u0041'\\u0042\\u0022\\u005c\\\\\\\"\\/ €\\u2028\"]"))
                .isEqualTo("[\"\\u000f\\nA'B\\\"\\\\\\\\\\\"/ €\u2028\"]");
        assertThat(canonical("[true, false, null, {}, []]")).isEqualTo("[true,false,null,{},[]]");
    }

    /** The samples of RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesNumbersAsEcmascriptDoes(String bits, String text) {
        assertThat(CanonicalJson.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"\\ud83d\"]", "[\"\\ude00x\"]", "{\"\\ud83dx\":1}", "[9007199254740993]"})
    void refusesWhatIsNotInterchangeable(String json) {
        assertThatThrownBy(() -> canonical(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsCanonicalStaysAsItIs() {
        var seed = Seed.ofTests();
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++) {
            var once = canonical(random(random, 3));
            assertThat(canonical(once)).as("seed %d", seed).isEqualTo(once);
        }
    }

    private static String random(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> JSON.writeValueAsString(text(random));
            case 1 -> String.valueOf(random.nextInt());
            case 2 -> {
                var number = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(number) ? String.valueOf(number) : "true";
            }
            case 3 -> "[ " + random(random, depth - 1) + " , " + random(random, depth - 1) + "]";
            default ->
                "{" + JSON.writeValueAsString(text(random) + "1") + ":" + random(random, depth - 1) + ", "
                        + JSON.writeValueAsString(text(random) + "2") + " : " + random(random, depth - 1) + "}";
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(8), 0, 0x11000)
                .map(unit -> unit >= 0xD800 && unit < 0xE000 ? unit + 0x10000 : unit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
