package news.backgrounder.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.prose.Prose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class SampleStoryTests {

    @Nested
    @SpringBootTest(
            properties = {
                "spring.datasource.url=jdbc:h2:mem:sample;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "backgrounder.sample=true",
                "backgrounder.admin.password=correct horse battery"
            })
    @AutoConfigureMockMvc
    class OnANewSite {

        private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*");

        @Autowired
        private Editions editions;

        @Autowired
        private JdbcClient jdbc;

        @Autowired
        private MockMvcTester site;

        private Edition<ArticleBody> article() {
            return editions.named(SubjectKind.ARTICLE, "battle-for-aleppo")
                    .flatMap(subject -> editions.current(subject, ArticleBody.class))
                    .orElseThrow();
        }

        private ExplainerBody explainer(Editions then) {
            return then.current(article().body().explainer(), ExplainerBody.class)
                    .orElseThrow()
                    .body();
        }

        private TimelineBody timeline(Editions then) {
            return then.current(article().body().conflict(), TimelineBody.class)
                    .orElseThrow()
                    .body();
        }

        private List<Edition<?>> history(SubjectId subject) {
            return editions.history(subject, Integer.MAX_VALUE, 100).reversed().stream()
                    .map(Editions::ifEdition)
                    .<Edition<?>>map(Optional::orElseThrow)
                    .toList();
        }

        @Test
        void showsEveryKindOfChangeAtTheStorysOwnInstants() {
            assertThat(history(article().subject()))
                    .extracting(edition -> edition.change().code() + " " + edition.publishedAt())
                    .containsExactly(
                            "first 2024-12-01T18:20:00Z",
                            "correction 2024-12-01T19:45:00Z",
                            "clarification 2024-12-01T21:40:00Z",
                            "update 2024-12-05T17:30:00Z",
                            "update 2024-12-08T18:15:00Z");
            assertThat(history(article().body().conflict()))
                    .extracting(Edition::change)
                    .containsExactly(
                            Change.FIRST, Change.CORRECTION, Change.CLARIFICATION, Change.UPDATE, Change.UPDATE);
            assertThat(history(article().body().explainer()))
                    .extracting(Edition::change)
                    .containsExactly(Change.FIRST, Change.UPDATE, Change.UPDATE);
            assertThat(history(article().subject()).stream().skip(1))
                    .allSatisfy(edition -> assertThat(edition.note()).isNotBlank());
        }

        @Test
        void whatWasWrongIsWrongOnlyUntilItsCorrection() {
            var wrong = editions.asOf(Instant.parse("2024-12-01T19:00:00Z"));
            var right = editions.asOf(Instant.parse("2024-12-01T20:00:00Z"));

            assertThat(wrong.current(article().subject(), ArticleBody.class)
                            .orElseThrow()
                            .body()
                            .text())
                    .contains("retook it in 2015");
            assertThat(right.current(article().subject(), ArticleBody.class)
                            .orElseThrow()
                            .body()
                            .text())
                    .contains("retook it in 2016")
                    .doesNotContain("2015");
            assertThat(dates(wrong))
                    .startsWith("2011", "2012", "2015-12", "2016")
                    .doesNotContain("2016-12");
            assertThat(dates(right))
                    .startsWith("2011", "2012", "2016", "2016-12")
                    .doesNotContain("2015-12");
        }

        private List<String> dates(Editions then) {
            return timeline(then).events().stream()
                    .map(event -> event.when().toString())
                    .toList();
        }

        @Test
        void saysOnTheFirstOfDecemberWhatWasKnownThen() {
            var then = editions.asOf(Instant.parse("2024-12-01T23:59:59Z"));
            var told = then.current(article().subject(), ArticleBody.class)
                    .orElseThrow()
                    .body();

            assertThat(told.headline()).isEqualTo("Rebels reported to hold most of Aleppo; army denies losing it");
            assertThat(told.text()).contains("which are separate from HTS").doesNotContain("5 December", "Moscow");
            assertThat(explainer(then).questions().get(1).answer()).startsWith("Bashar al-Assad is still president");
            assertThat(timeline(then).events()).hasSize(8);
        }

        @Test
        void saysOnTheEighthWhatWasReportedByThen() {
            assertThat(article().body().headline()).contains("Damascus", "press reports say");
            assertThat(article().body().text())
                    .startsWith("Rebels entered Damascus on Sunday 8 December, press reports say.")
                    .contains("The army withdrew from Hama", "rebels reached Homs on Saturday 7 December")
                    .doesNotContain("allies are", "Analysis also holds");
            assertThat(explainer(editions).questions()).hasSize(5);
            assertThat(explainer(editions).questions().getFirst().question()).isEqualTo("Who controls Syria?");
            assertThat(explainer(editions).questions().getFirst().answer()).contains("left for Moscow");
            assertThat(timeline(editions).events()).hasSize(12);
        }

        /** A rewording reaches the whole story: it must not catch what only sounds alike. */
        @Test
        void anEventTellsOfItsOwnDay() {
            var timeline = editions.current(article().body().conflict(), TimelineBody.class)
                    .orElseThrow()
                    .body();

            assertThat(timeline.events())
                    .filteredOn(event -> event.headline().contains("Hama"))
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.text()).doesNotContain("Damascus"));
        }

        @Test
        void whatStaysKeepsItsId() {
            var then = editions.asOf(Instant.parse("2024-12-01T18:20:00Z"));

            assertThat(timeline(editions).ids()).containsAll(timeline(then).ids());
            assertThat(explainer(editions).ids()).isEqualTo(explainer(then).ids());
        }

        @Test
        void everyPassageThatIsRewordedWasThere() {
            var history = history(article().subject());

            assertThat(SampleStory.states()).hasSameSizeAs(history);
            for (var number = 1; number < history.size(); number++) {
                var before = editions.asOf(history.get(number - 1).publishedAt());
                var story = List.of(
                                before.current(article().subject(), ArticleBody.class)
                                        .orElseThrow()
                                        .body(),
                                explainer(before),
                                timeline(before))
                        .toString();
                assertThat(SampleStory.states().get(number).reword())
                        .allSatisfy(rewording -> assertThat(story).contains(rewording.was()));
            }
        }

        @Test
        void isAStoryOfRealLength() {
            var words = WORD.matcher(Prose.plainText(article().body().text()))
                    .results()
                    .count();

            assertThat(words).isBetween(600L, 800L);
        }

        @Test
        void saysThatItIsASample() {
            assertThat(site.get().uri("/articles/battle-for-aleppo")).bodyText().contains("sample content");
        }

        @Test
        void isUpToDateOnTheDesk() {
            var sequences = jdbc.sql("select sequence from log_entry order by sequence")
                    .query(Long.class)
                    .list();

            assertThat(sequences)
                    .containsExactly(LongStream.rangeClosed(1, 13).boxed().toArray(Long[]::new));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./data/backgrounder;WRITE_DELAY=0, '', true",
        "jdbc:h2:file:./data/backgrounder;WRITE_DELAY=0, false, false",
        "jdbc:h2:file:/srv/news/db, '', false",
        "jdbc:postgresql://localhost/news, '', false",
        "jdbc:postgresql://localhost/news, true, true"
    })
    void comesOnlyWithTheEmbeddedDatabaseUnlessAskedFor(String url, String setting, boolean wanted) {
        var database = new DataSourceProperties();
        database.setUrl(url);

        assertThat(new SampleSettings(setting, database).wanted()).isEqualTo(wanted);
    }
}
