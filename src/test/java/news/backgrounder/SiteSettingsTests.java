package news.backgrounder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import news.backgrounder.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class SiteSettingsTests {

    private final ApplicationContextRunner site = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class)
            .withPropertyValues(
                    "backgrounder.name=The Record",
                    "backgrounder.address=https://news.example",
                    "backgrounder.language=en-GB",
                    "backgrounder.time-zone=Asia/Damascus");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Site.class)
    static class Settings {}

    @Test
    void areTyped() {
        site.run(context -> {
            var settings = context.getBean(Site.class);
            assertThat(settings.name()).isEqualTo("The Record");
            assertThat(settings.language()).isEqualTo(Locale.UK);
            assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Asia/Damascus"));
            assertThat(settings.link("/articles/a")).isEqualTo("https://news.example/articles/a");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backgrounder.name=",
                "backgrounder.address=news.example",
                "backgrounder.address=ftp://news.example",
                "backgrounder.address=https://news.example/?a=b",
                "backgrounder.time-zone=Europe/Atlantis"
            })
    void aBadOneStopsTheStart(String setting) {
        site.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
