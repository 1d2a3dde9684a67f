package news.backgrounder.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class EdgeSettingsTests {

    private static final String CACHE = "backgrounder.edge.caches[0].";

    private final ApplicationContextRunner site = new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EdgeSettings.class)
    static class Settings {}

    @Test
    void thereMayBeNoCache() {
        site.run(context ->
                assertThat(context.getBean(EdgeSettings.class).caches()).isEmpty());
    }

    @Test
    void aCacheMayBeNamedByItsAddressAlone() {
        site.withPropertyValues(CACHE + "address=http://127.0.0.1:6081/")
                .run(context -> assertThat(context.getBean(EdgeSettings.class).caches())
                        .containsExactly(
                                new EdgeSettings.Cache(URI.create("http://127.0.0.1:6081/"), "PURGE", List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "address, 127.0.0.1:6081",
        "address, ftp://127.0.0.1/",
        "method, PURGE /",
        "headers[0], Fastly-Key s3cret",
        "headers[0], Fastly Key: s3cret",
        "headers[0], Host: s3cret.example"
    })
    void aBadValueStopsTheStartAndPrintsNoToken(String setting, String value) {
        site.withPropertyValues(CACHE + "address=http://127.0.0.1:6081/", CACHE + setting + "=" + value)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("backgrounder.edge")
                        .satisfies(failure -> assertThat(rootMessage(failure)).doesNotContain("s3cret")));
    }

    private static String rootMessage(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : rootMessage(cause);
    }

    @Test
    void noCacheIsNamedTwice() {
        site.withPropertyValues(
                        CACHE + "address=http://127.0.0.1:6081/",
                        "backgrounder.edge.caches[1].address=http://127.0.0.1:6081/")
                .run(context ->
                        assertThat(context.getStartupFailure()).hasStackTraceContaining("each have another address"));
    }
}
