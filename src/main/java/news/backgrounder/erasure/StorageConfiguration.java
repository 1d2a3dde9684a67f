package news.backgrounder.erasure;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    Storage storage(DataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            var product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> {
                    try (var rows = connection.createStatement().executeQuery("select database_path()")) {
                        rows.next();
                        var path = rows.getString(1);
                        yield path == null
                                ? new MemoryStorage()
                                : new FileStorage(source.unwrap(HikariDataSource.class), Path.of(path));
                    }
                }
                case "PostgreSQL" -> new ServerStorage(source);
                default -> throw new IllegalStateException("Text cannot be erased from " + product);
            };
        }
    }
}
