package news.backgrounder.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Properties;
import news.backgrounder.site.Site;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.info.BuildProperties;

class ImprintTests {

    private static Imprint imprint(String built, String address) {
        var facts = new Properties();
        facts.setProperty("time", built);
        var beans = new StaticListableBeanFactory();
        beans.addBean("build", new BuildProperties(facts));
        var site = new Site("Backgrounder", URI.create(address), Locale.ENGLISH, ZoneOffset.UTC, true);
        return new Imprint(beans.getBeanProvider(BuildProperties.class), site);
    }

    @Test
    void isAnotherForEachBuildAndForEachDress() {
        var imprint = imprint("1733000000000", "https://news.example");
        assertThat(imprint).isEqualTo(imprint("1733000000000", "https://news.example"));
        assertThat(imprint).isNotEqualTo(imprint("1733000000001", "https://news.example"));
        assertThat(imprint).isNotEqualTo(imprint("1733000000000", "https://other.example"));
    }

    @Test
    void theProgramSaysWhenItWasBuilt() {
        assertThat(Imprint.class.getResource("/META-INF/build-info.properties")).isNotNull();
    }
}
