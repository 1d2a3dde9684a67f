package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import news.backgrounder.edition.Digest;
import news.backgrounder.site.Site;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/**
 * By what a page was made: this build of the program, with these settings of the site. One with another imprint says
 * the same, but may look otherwise, and lead to addresses that are no more.
 */
@Component
record Imprint(String value) {

    @Autowired
    Imprint(ObjectProvider<BuildProperties> build, Site site) {
        this(Digest.of((build.stream().map(BuildProperties::getTime).toList() + " " + site).getBytes(UTF_8))
                .value());
    }
}
