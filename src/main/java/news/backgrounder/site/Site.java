package news.backgrounder.site;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The site's own settings, {@code backgrounder.*}.
 *
 * @param address where readers find the site; every absolute link is made from it, never from a request
 * @param language of its texts, as in BCP 47
 * @param timeZone the newsroom's, in which times are shown
 * @param newsroom whether this node has one; without it, it only reads
 */
@Validated
@ConfigurationProperties("backgrounder")
public record Site(
        @NotBlank String name,
        @NotNull URI address,
        @NotNull Locale language,
        @NotNull ZoneId timeZone,
        @DefaultValue("true") boolean newsroom) {

    /** The absolute address of a page of this site; {@code path} begins with a slash. */
    public String link(String path) {
        var site = address.toString();
        var end = site.length();
        while (site.charAt(end - 1) == '/') {
            end--;
        }
        return site.substring(0, end) + path;
    }

    @AssertTrue(message = "backgrounder.address must be an http or https address like https://news.example")
    boolean isAddressPublic() {
        return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                && address.getHost() != null
                && address.getQuery() == null
                && address.getFragment() == null;
    }
}
