package news.backgrounder.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import news.backgrounder.site.Site;
import org.flywaydb.core.Flyway;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.hibernate.autoconfigure.HibernateProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateSettings;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypesScanner;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Two pools, so that readers and the newsroom cannot take each other's connections, each behind the gate of its
 * database. Nothing here, and nothing that Spring makes of it, needs the database to be there.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadersSettings.class)
class DatabaseConfiguration {

    private final Site site;
    private final ReadersSettings readers;
    private final Database newsroomsDatabase;
    private final Database readersDatabase;
    private final Gate gate = new Gate();
    private final Gate readersGate;
    private final Reopening reopening = new Reopening();

    DatabaseConfiguration(Site site, DataSourceProperties newsroom, ReadersSettings readers) {
        Vendor.of(newsroom.getUrl());
        this.site = site;
        this.readers = readers;
        this.newsroomsDatabase =
                new Database(newsroom.determineUrl(), newsroom.determineUsername(), newsroom.determinePassword());
        this.readersDatabase = readers.database(newsroomsDatabase);
        this.readersGate = readers.url() == null ? gate : new Gate();
    }

    /** The watch shuts the gate long before the limits for what an editor does are reached. */
    @Bean(defaultCandidate = false)
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource newsroomPool() {
        return pool(newsroomsDatabase, "newsroom", Duration.ofSeconds(3), Duration.ofSeconds(30));
    }

    @Bean(defaultCandidate = false)
    HikariDataSource readersPool() {
        var pool = pool(readersDatabase, "readers", Duration.ofSeconds(1), Duration.ofSeconds(2));
        pool.setMaximumPoolSize(readers.connections());
        pool.setReadOnly(true);
        // Set here once, it need not be set for every page.
        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return pool;
    }

    private HikariDataSource pool(Database database, String name, Duration turn, Duration limit) {
        var pool = database.pool(name, turn, limit);
        return database.isPartOfThisProcess() ? reopening.lookAfter(pool, database.unhurried()) : pool;
    }

    @Bean
    @Primary
    DataSource dataSource(
            @Qualifier("newsroomPool") HikariDataSource newsroomPool,
            @Qualifier("readersPool") HikariDataSource readersPool) {
        return new GatedDataSource(site.newsroom() ? newsroomPool : readersPool, gate);
    }

    @Bean(name = Snapshot.TRANSACTIONS, defaultCandidate = false)
    PlatformTransactionManager snapshots(DataSource others, @Qualifier("readersPool") HikariDataSource readersPool) {
        return new JdbcTransactionManager(new StandIn(new GatedDataSource(readersPool, readersGate), others));
    }

    @Bean
    Watch watch(
            Flyway flyway,
            @Qualifier("newsroomPool") HikariDataSource newsroomPool,
            @Qualifier("readersPool") HikariDataSource readersPool,
            ObjectProvider<BeforeOpening> beginnings,
            ApplicationEventPublisher events) {
        if (!site.newsroom()) {
            return watchOfReaders(gate, flyway, readersPool);
        }
        var schema = new Schema(flyway.getConfiguration(), newsroomsDatabase);
        return new Watch(
                newsroomsDatabase,
                gate,
                readersGate == gate ? List.of(newsroomPool, readersPool) : List.of(newsroomPool),
                new NewsroomsPreparation(schema, gate, beginnings, events));
    }

    /** No condition of Spring's: it may have been decided when the program was prepared. */
    @Bean
    @Nullable
    Watch readersWatch(Flyway flyway, @Qualifier("readersPool") HikariDataSource readersPool) {
        return readersGate == gate ? null : watchOfReaders(readersGate, flyway, readersPool);
    }

    private Watch watchOfReaders(Gate gate, Flyway flyway, HikariDataSource readersPool) {
        var schema = new Schema(flyway.getConfiguration(), readersDatabase);
        return new Watch(readersDatabase, gate, List.of(readersPool), () -> !schema.isOlder());
    }

    @Bean
    FlywayConfigurationCustomizer migrations() {
        return flyway -> flyway.locations(
                "classpath:db/migration/all", newsroomsDatabase.vendor().migrations());
    }

    /** The watch migrates, once it can. */
    @Bean
    FlywayMigrationStrategy migratedLater() {
        return _ -> {};
    }

    /** A bean of its own, to be had without any setting: they are looked for when the program is prepared. */
    @Bean
    static PersistenceManagedTypes entities(BeanFactory beans, ResourceLoader classes) {
        return new PersistenceManagedTypesScanner(classes)
                .scan(AutoConfigurationPackages.get(beans).toArray(String[]::new));
    }

    @Bean
    LateHibernate entityManagerFactory(
            DataSource dataSource,
            JpaVendorAdapter adapter,
            PersistenceManagedTypes entities,
            JpaProperties settings,
            HibernateProperties hibernateSettings) {
        var hibernate = new LateHibernate();
        hibernate.setDataSource(dataSource);
        hibernate.setJpaVendorAdapter(adapter);
        hibernate.setManagedTypes(entities);
        hibernate.setJpaPropertyMap(hibernateSettings.determineHibernateProperties(
                settings.getProperties(),
                new HibernateSettings().hibernatePropertiesCustomizers(List.of(this::product))));
        return hibernate;
    }

    /** Hibernate would ask the database, which may be away. */
    private void product(Map<String, Object> properties) {
        properties.put(
                JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, newsroomsDatabase.vendor().product());
    }
}
