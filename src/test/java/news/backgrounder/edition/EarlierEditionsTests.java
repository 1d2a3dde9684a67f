package news.backgrounder.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A database from before the chain keeps all that it held. */
class EarlierEditionsTests {

    private static final Instant NOON = Instant.parse("2024-12-01T12:00:00Z");
    private static final SubjectId ARTICLE = Samples.someArticle();
    private static final SubjectId CONFLICT = SubjectId.timeline(UUID.randomUUID());

    @Test
    void areChainedOnH2() throws IOException {
        var database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        areChained(database, "h2");
    }

    @Test
    void areChainedOnPostgres() throws IOException {
        try (var postgres =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            areChained(postgres.getPostgresDatabase(), "postgresql");
        }
    }

    private static void areChained(DataSource database, String vendor) throws IOException {
        flyway(database, vendor).target("4").load().migrate();
        var jdbc = JdbcClient.create(database);
        var first = Samples.about(Samples.article("aleppo", "Most of Aleppo taken"), Samples.explainerId(), CONFLICT);
        var second = first.at("aleppo-denied");
        insert(jdbc, 1, CONFLICT, 1, "first", Samples.war());
        insert(jdbc, 2, ARTICLE, 1, "first", first);
        insert(jdbc, 3, ARTICLE, 2, "correction", second);

        flyway(database, vendor)
                .javaMigrations(new V7__ChainOfEarlierEditions())
                .load()
                .migrate();

        var editions = new EditionReader(jdbc);
        assertThat(editions.history(ARTICLE, 10, 10)).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.publishedAt()).isEqualTo(NOON.plusSeconds(entry.sequence()));
            assertThat(entry.note()).isEqualTo("Note " + entry.sequence());
        });
        assertThat(editions.current(ARTICLE, ArticleBody.class).orElseThrow().body())
                .isEqualTo(second);
        assertThat(editions.named(SubjectKind.ARTICLE, "aleppo")).contains(ARTICLE);
        assertThat(editions.latestArticles(CONFLICT, 5)).hasSize(1);
        var lines = new ArrayList<String>();
        new Export(jdbc, new DataSourceTransactionManager(database)).write(lines::add);
        assertThat(Verification.of(new ByteArrayInputStream(
                                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)))
                        .words())
                .startsWith("Sound: 3 entries.");
    }

    private static FluentConfiguration flyway(DataSource database, String vendor) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/all", "classpath:db/migration/" + vendor);
    }

    private static void insert(
            JdbcClient jdbc, long sequence, SubjectId subject, int number, String change, Body body) {
        jdbc.sql("insert into edition values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        sequence,
                        subject.kind().code(),
                        subject.value(),
                        number,
                        change,
                        "Note " + sequence,
                        body.slug(),
                        NOON.plusSeconds(sequence).atOffset(ZoneOffset.UTC),
                        "ann")
                .update();
        jdbc.sql("insert into edition_text values (?, ?)")
                .params(sequence, EntryText.JSON.writeValueAsString(body))
                .update();
    }
}
