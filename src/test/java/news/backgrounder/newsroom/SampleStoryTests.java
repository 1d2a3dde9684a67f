package news.backgrounder.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.prose.Prose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
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

        @Test
        void isPublishedAtTheStorysOwnInstants() {
            var explainer = editions.current(article().body().explainer(), ExplainerBody.class)
                    .orElseThrow();
            var timeline = editions.current(article().body().conflict(), TimelineBody.class)
                    .orElseThrow();

            assertThat(article().publishedAt()).isEqualTo(Instant.parse("2024-12-01T21:40:00Z"));
            assertThat(List.of(explainer, timeline)).allSatisfy(later -> {
                assertThat(later.number()).isEqualTo(2);
                assertThat(later.change()).isEqualTo(Change.UPDATE);
                assertThat(later.note()).isNotBlank();
                assertThat(later.firstPublishedAt()).isEqualTo(Instant.parse("2024-12-01T21:40:00Z"));
                assertThat(later.publishedAt()).isEqualTo(Instant.parse("2024-12-08T18:15:00Z"));
            });
            assertThat(explainer.body().questions()).hasSize(5);
            assertThat(timeline.body().events()).hasSize(12);
        }

        @Test
        void itsSecondStateKeepsTheIdsOfTheFirst() {
            var states = jdbc.sql("select t.body from log_entry e join log_text t on t.sequence = e.sequence"
                            + " where e.kind = 'timeline' order by e.number")
                    .query(String.class)
                    .list();
            var id = Pattern.compile("\"id\":\"(\\w+)\"");

            assertThat(states).hasSize(2);
            assertThat(id.matcher(states.get(1)).results().map(found -> found.group(1)))
                    .hasSize(12)
                    .containsAll(id.matcher(states.get(0))
                            .results()
                            .map(found -> found.group(1))
                            .toList());
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

            assertThat(sequences).containsExactly(1L, 2L, 3L, 4L, 5L);
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
        var database = new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };

        assertThat(new SampleSettings(setting, database).wanted()).isEqualTo(wanted);
    }
}
