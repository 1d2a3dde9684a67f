import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import news.backgrounder.database.Snapshot;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Head;
import news.backgrounder.edition.Importance;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.LogTail;
import news.backgrounder.edition.Publication;
import news.backgrounder.edition.Source;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.when.When;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes until the record holds a number of editions, in a database that a site has used already: {@code Fill
 * EDITIONS SETTING…}, with the jar on the class path. The site's own code writes them, so the record is as sound as
 * any. Says in the end how many milliseconds the read of a tail of 100 entries takes.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@ComponentScan("news.backgrounder.edition")
class Fill {

    private static final int EVENTS_OF_LONG_CONFLICT = 5_000;
    private static final int EVENTS = 20;

    /** So many articles are followed at a time, each through ten editions. */
    private static final int ARTICLES_AT_A_TIME = 1_000;

    private static final int EDITIONS_AT_A_TIME = 10 * ARTICLES_AT_A_TIME;

    private static final int IN_ONE_TRANSACTION = 500;

    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 3, 15);
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration PACE = Duration.ofSeconds(25);

    private static final String PARAGRAPH = "Officials on both sides gave differing accounts of what happened, and no"
            + " independent observer was able to reach the place. Reports of how many people had been there differ too."
            + "\n\n";

    @Bean({"transactionManager", Snapshot.TRANSACTIONS})
    JdbcTransactionManager transactionManager(DataSource database) {
        return new JdbcTransactionManager(database);
    }

    public static void main(String[] args) throws IOException {
        var site = new SpringApplicationBuilder(Fill.class)
                .web(WebApplicationType.NONE)
                .run(Stream.of(args).skip(1).toArray(String[]::new));
        var log = site.getBean(EditionLog.class);
        var editions = site.getBean(Editions.class);
        var transaction = new TransactionTemplate(site.getBean(PlatformTransactionManager.class));
        var wanted = Long.parseLong(args[0]);
        for (var from = newest(editions) + 1; from <= wanted; from += IN_ONE_TRANSACTION) {
            var first = from;
            transaction.executeWithoutResult(_ -> {
                for (var sequence = first; sequence < first + IN_ONE_TRANSACTION && sequence <= wanted; sequence++) {
                    publish(log, sequence);
                }
            });
        }
        Files.writeString(
                Path.of("tail"), String.valueOf(millisecondsOfTail(site.getBean(LogTail.class), newest(editions))));
        site.close();
    }

    private static long newest(Editions editions) {
        return editions.head().map(Head::sequence).orElse(0L);
    }

    private static void publish(EditionLog log, long sequence) {
        var body = body(sequence);
        var subject = new SubjectId(body.kind(), id(body.slug()));
        var at = START.plus(PACE.multipliedBy(sequence));
        log.append(subject, body, new Publication(Change.UPDATE, false, "", "bench", log.lock(at)))
                .orElseThrow();
    }

    /** What the entry of a sequence holds, however many are published in the end. */
    private static Body body(long sequence) {
        var turn = sequence / EDITIONS_AT_A_TIME;
        var place = sequence % EDITIONS_AT_A_TIME;
        if (sequence == 31) {
            return timeline(Scale.LONG_CONFLICT, EVENTS_OF_LONG_CONFLICT);
        }
        if (sequence == 32) {
            return timeline(Scale.BUSY_CONFLICT, EVENTS);
        }
        if (place == 33) {
            return timeline("conflict-" + turn, EVENTS);
        }
        if (place % 100 == 0) {
            return article(Scale.LONG_STORY, null, sequence);
        }
        var number = turn * ARTICLES_AT_A_TIME + place % ARTICLES_AT_A_TIME;
        return article("article-" + number, number % 10 == 0 ? Scale.BUSY_CONFLICT : "conflict-" + turn, sequence);
    }

    private static ArticleBody article(String slug, @Nullable String conflict, long state) {
        return new ArticleBody(
                slug,
                "World",
                "Sample",
                "What is known of " + slug + ", as of state " + state,
                "Accounts differ.",
                "By the desk",
                "Somewhere",
                PARAGRAPH.repeat(4) + "This is state " + state + " of " + slug + ".",
                null,
                null,
                conflict == null ? null : SubjectId.timeline(id(conflict)));
    }

    private static TimelineBody timeline(String slug, int events) {
        return new TimelineBody(
                slug, slug, IntStream.range(0, events).mapToObj(Fill::event).toList());
    }

    private static TimelineBody.Event event(int number) {
        return new TimelineBody.Event(
                ItemId.next(),
                When.parse(FIRST_DAY.plusDays(number).toString()),
                "What happened on day " + number,
                PARAGRAPH,
                "Somewhere",
                List.of(new Source("A monitor", "https://example.org/" + number)),
                number % 5 == 0 ? Importance.KEY : Importance.ORDINARY);
    }

    private static UUID id(String slug) {
        return UUID.nameUUIDFromBytes(slug.getBytes(UTF_8));
    }

    private static double millisecondsOfTail(LogTail tail, long end) {
        return Report.median(IntStream.range(0, 500).mapToDouble(_ -> {
            var before = System.nanoTime();
            tail.after(end - Scale.TAIL, Scale.TAIL);
            return (System.nanoTime() - before) / 1e6;
        }));
    }
}
