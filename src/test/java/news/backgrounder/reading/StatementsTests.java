package news.backgrounder.reading;

import static news.backgrounder.edition.Samples.about;
import static news.backgrounder.edition.Samples.article;
import static news.backgrounder.edition.Samples.eruption;
import static news.backgrounder.edition.Samples.someArticle;
import static news.backgrounder.edition.Samples.war;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Publication;
import news.backgrounder.edition.SubjectId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a page that nobody kept costs the database. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:statements;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "backgrounder.sample=false"
        })
@AutoConfigureMockMvc
class StatementsTests {

    /** Those of this thread, for others look after the database as well. */
    private static final ThreadLocal<List<String>> STATEMENTS = ThreadLocal.withInitial(ArrayList::new);

    @TestConfiguration
    static class Counting {

        @Bean
        static BeanPostProcessor counted() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof HikariDataSource pool) {
                        pool.setDataSource(new Counted(new DriverManagerDataSource(
                                pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())));
                    }
                    return bean;
                }
            };
        }
    }

    private static final class Counted extends DelegatingDataSource {

        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(super.getConnection());
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return counted(super.getConnection(username, password));
        }

        private static Connection counted(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Counted.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (method.getName().matches("prepare(Statement|Call)|createStatement")) {
                            STATEMENTS.get().add(arguments == null ? "?" : String.valueOf(arguments[0]));
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException refused) {
                            throw refused.getCause();
                        }
                    });
        }
    }

    private final String slug = "statements-" + UUID.randomUUID();

    @Autowired
    private MockMvcTester site;

    @Autowired
    private EditionLog log;

    @Autowired
    private Editions editions;

    @Autowired
    private PlatformTransactionManager transactions;

    private void publish(SubjectId subject, Body body) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> log.append(
                        subject,
                        body,
                        new Publication(Change.CORRECTION, false, "It was wrong.", "ann", log.lock(Instant.now()))));
    }

    @ParameterizedTest
    @CsvSource({
        "/,                                   2",
        "/articles/SLUG,                      2",
        "/articles/SLUG?at=NOW,               5",
        "/articles/SLUG/timemap,              2",
        "/articles/SLUG/history,              2",
        "/articles/SLUG/history/2,            3",
        "/articles/SLUG/history/2/changes,    2",
        "/articles/SLUG/history/compare,      1",
        "/explainers/SLUG,                    3",
        "/conflicts/SLUG,                     3",
        "/corrections,                        1",
        "/record,                             1",
        "/articles/nowhere,                   1"
    })
    void aPageTakesFewStatements(String address, int most) {
        var explainer = SubjectId.explainer(UUID.randomUUID());
        var conflict = SubjectId.timeline(UUID.randomUUID());
        var article = someArticle();
        publish(explainer, eruption().at(slug));
        publish(conflict, war().at(slug));
        publish(someArticle(), about(article(slug + "-other", "Another"), explainer, conflict));
        publish(article, about(article(slug, "Headline"), explainer, conflict));
        publish(article, about(article(slug, "Headline, corrected"), explainer, conflict));
        var now = editions.head().orElseThrow().publishedAt();
        STATEMENTS.get().clear();

        site.get()
                .uri(address.replace("SLUG", slug).replace("NOW", now.toString()))
                .exchange();

        assertThat(STATEMENTS.get()).hasSizeLessThanOrEqualTo(most).isNotEmpty();
    }
}
