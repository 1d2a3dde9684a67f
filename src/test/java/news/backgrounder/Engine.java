package news.backgrounder;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The databases that the application runs on, each with the application on it, started once for all tests. */
public enum Engine {
    H2 {
        @Override
        String url() {
            return "jdbc:h2:mem:" + UUID.randomUUID()
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000";
        }
    },
    POSTGRESQL {
        @Override
        String url() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    public static final int CONNECTIONS = 20;

    private @Nullable ConfigurableApplicationContext application;

    abstract String url();

    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    public synchronized ConfigurableApplicationContext context() {
        var running = application;
        if (running == null) {
            running = new SpringApplicationBuilder(Backgrounder.class)
                    .web(WebApplicationType.SERVLET)
                    .run(
                            "--spring.datasource.url=" + url(),
                            "--spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
                            "--spring.main.banner-mode=off",
                            "--backgrounder.sample=false",
                            "--server.port=0");
            application = running;
        }
        return running;
    }
}
