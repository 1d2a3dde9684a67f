package news.backgrounder.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import news.backgrounder.edition.Appended;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SurrogateKey;
import org.junit.jupiter.api.Test;

class TouchesTests {

    private static final SurrogateKey ALEPPO = new SurrogateKey("aleppo");
    private static final SurrogateKey HAMA = new SurrogateKey("hama");

    private final Touches touches = new Touches();

    static Appended entry(long sequence, Change change, SurrogateKey... touched) {
        return new Appended(
                sequence,
                Samples.someArticle(),
                change,
                Samples.FIRST_OF_DECEMBER,
                Samples.digest(sequence),
                Set.of(touched));
    }

    @Test
    void knowsWhatCameAfterAPlaceInTheLog() {
        touches.add(List.of(entry(5, Change.UPDATE, ALEPPO), entry(6, Change.UPDATE, HAMA)));
        assertThat(touches.since(4, Set.of(ALEPPO))).isTrue();
        assertThat(touches.since(5, Set.of(ALEPPO))).isFalse();
        assertThat(touches.since(5, Set.of(ALEPPO, HAMA))).isTrue();
        assertThat(touches.since(6, Set.of(HAMA))).isFalse();
        assertThat(touches.since(0, Set.of())).isFalse();
    }

    @Test
    void saysYesWhereItCannotTellAnyMore() {
        touches.add(LongStream.rangeClosed(1, 10_000)
                .mapToObj(sequence -> entry(sequence, Change.UPDATE, HAMA))
                .toList());
        assertThat(touches.since(1, Set.of(ALEPPO))).isTrue();
        assertThat(touches.since(9_999, Set.of(ALEPPO))).isFalse();
    }
}
