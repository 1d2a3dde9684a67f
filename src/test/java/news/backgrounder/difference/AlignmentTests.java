package news.backgrounder.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import news.backgrounder.prose.Prose;
import org.junit.jupiter.api.Test;

class AlignmentTests {

    private static final String THEN = "One.\n\nThe army left the town of Hama.\n\nGone it is.\n\nLast.";

    @Test
    void findsABlockWhereItStandsNow() {
        assertThat(places(THEN, "New.\n\nOne.\n\nThe army has left the *town* of Homs.\n\nLast."))
                .containsExactly(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.empty(), OptionalInt.of(3));
    }

    @Test
    void findsABlockThatWasMoved() {
        assertThat(places(THEN, "Last.\n\nOne.\n\nThe army left the town of Hama."))
                .containsExactly(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.empty(), OptionalInt.of(0));
    }

    @Test
    void knowsNoBlockThatNeverWas() {
        assertThatThrownBy(() -> Alignment.of("One.", "One.").now(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void givesEachBlockAPlaceOfItsOwnAndKeepsAllOfAnUntouchedText() {
        var stories = RandomStories.ofTests();
        for (var round = 0; round < 2_000; round++) {
            var then = stories.markdown();
            var now = stories.editedMarkdown(stories.editedMarkdown(then));
            var blocks = Prose.blocks(now).size();

            assertThat(places(then, now).stream()
                            .flatMapToInt(OptionalInt::stream)
                            .boxed())
                    .doesNotHaveDuplicates()
                    .allSatisfy(place -> assertThat(place).isBetween(0, blocks - 1));
            assertThat(places(then, then).stream().map(OptionalInt::orElseThrow))
                    .isSorted();
        }
    }

    private static List<OptionalInt> places(String then, String now) {
        var alignment = Alignment.of(then, now);
        return IntStream.range(0, Prose.blocks(then).size())
                .mapToObj(alignment::now)
                .toList();
    }
}
