package news.backgrounder.database;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where readers' pages are read from, {@code backgrounder.readers.*}.
 *
 * @param url of a replica; without it, the newsroom's database
 * @param username there; without it, the newsroom's
 * @param password there; without it, the newsroom's
 */
@Validated
@ConfigurationProperties("backgrounder.readers")
record ReadersSettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @Min(1) @DefaultValue("10") int connections) {

    Database database(Database newsrooms) {
        return new Database(
                url == null ? newsrooms.url() : url,
                username == null ? newsrooms.username() : username,
                password == null ? newsrooms.password() : password);
    }
}
