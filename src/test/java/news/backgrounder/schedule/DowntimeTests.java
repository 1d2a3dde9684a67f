package news.backgrounder.schedule;

import static news.backgrounder.edition.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import news.backgrounder.Backgrounder;
import news.backgrounder.article.Article;
import news.backgrounder.article.ArticleId;
import news.backgrounder.article.Articles;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DowntimeTests {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID()
            + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    private final ArticleId id = ArticleId.next();
    private final ArticleBody seen = Samples.aleppo("Seen");
    private final ArticleBody scheduled = Samples.article(seen.slug(), "Scheduled");

    @Test
    void whatWasMissedGoesLiveBeforeThePortOpens() throws Exception {
        try (var site = start(null)) {
            var log = site.getBean(EditionLog.class);
            new TransactionTemplate(site.getBean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
                var now = log.lock(Instant.now());
                site.getBean(Articles.class).save(new Article(id, seen, "ann", now));
                log.append(id.subject(), seen, update(now));
                var pending = site.getBean(Pending.class);
                var soon = Instant.now().plusMillis(10);
                var plan = pending.plan(id.subject(), Map.of(id.subject(), scheduled), soon, false);
                pending.schedule(plan, Change.UPDATE, false, "", "ann", now);
                site.getBean(Timetable.class).stop();
            });
            assertThat(headline(site)).isEqualTo("Seen");
        }
        Thread.sleep(20);

        var whenThePortOpened = new String[1];
        try (var site = start(event ->
                whenThePortOpened[0] = headline((ConfigurableApplicationContext) event.getApplicationContext()))) {
            assertThat(whenThePortOpened[0]).isEqualTo("Scheduled");
            assertThat(headline(site)).isEqualTo("Scheduled");
        }
    }

    private String headline(ConfigurableApplicationContext site) {
        return site.getBean(Editions.class)
                .current(id.subject(), ArticleBody.class)
                .orElseThrow()
                .body()
                .headline();
    }

    private ConfigurableApplicationContext start(@Nullable ApplicationListener<WebServerInitializedEvent> listener) {
        var builder = new SpringApplicationBuilder(Backgrounder.class);
        if (listener != null) {
            builder.listeners(listener);
        }
        return builder.run(
                "--spring.datasource.url=" + url,
                "--spring.main.banner-mode=off",
                "--backgrounder.sample=false",
                "--server.port=0");
    }
}
