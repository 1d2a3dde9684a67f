package news.backgrounder.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rebels take most of Aleppo | rebels-take-most-of-aleppo",
                "Syria's army: “redeploying” | syrias-army-redeploying",
                "Ünïcödé & straße | unicode-strasse",
                "Зеленский в Киеве | zelenskij-v-kieve",
                "戦争 | zhan-zheng",
                "🕊🕊 | story"
            })
    void isMadeFromAHeadlineInAnyScript(String headline, String slug) {
        assertThat(Slug.of(headline, "story")).isEqualTo(slug).matches(Slug::isSlug);
    }

    @Test
    void isMadeFromArabic() {
        assertThat(Slug.of("الحرب في سوريا", "story")).matches(Slug::isSlug).isNotEqualTo("story");
    }

    @Test
    void isCutAtAWord() {
        var slug = Slug.of("word ".repeat(60), "story");

        assertThat(slug).hasSizeLessThanOrEqualTo(80).endsWith("word").matches(Slug::isSlug);
    }

    @Test
    void getsTheFirstFreeNumberWhereItIsTaken() {
        assertThat(Slug.free("War", "story", Set.of("war", "war-2")::contains)).isEqualTo("war-3");
    }
}
