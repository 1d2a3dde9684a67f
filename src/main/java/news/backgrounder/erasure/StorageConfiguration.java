package news.backgrounder.erasure;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import news.backgrounder.database.Vendor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    private static final String IN_MEMORY = "jdbc:h2:mem:";

    @Bean
    Storage storage(
            @Qualifier("newsroomPool") HikariDataSource newsroom, @Qualifier("readersPool") HikariDataSource readers) {
        var url = newsroom.getJdbcUrl();
        return switch (Vendor.of(url)) {
            case H2 -> url.startsWith(IN_MEMORY) ? new MemoryStorage() : new FileStorage(List.of(newsroom, readers));
            case POSTGRESQL -> new ServerStorage(newsroom);
        };
    }
}
