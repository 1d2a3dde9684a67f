package news.backgrounder.delivery;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The caches in front of the site that are told what to drop, {@code backgrounder.edge.*}.
 *
 * @param caches none means that nobody keeps pages longer than their headers say
 */
@Validated
@ConfigurationProperties("backgrounder.edge")
record EdgeSettings(@DefaultValue List<@Valid Cache> caches) {

    private static final Pattern METHOD = Pattern.compile("[A-Z]+");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+: *[!-~][ -~]*");

    /**
     * @param address where it takes purges
     * @param headers to be sent with them, each like {@code Fastly-Key: token}
     */
    record Cache(
            @NotNull URI address,
            @DefaultValue("PURGE") String method,
            @DefaultValue List<String> headers) {

        @AssertTrue(message = "the address of a cache in backgrounder.edge must be like http://127.0.0.1:6081/")
        boolean isAddressWhole() {
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null;
        }

        @AssertTrue(message = "the method of a cache in backgrounder.edge must be like PURGE or POST")
        boolean isMethodWhole() {
            return METHOD.matcher(method).matches();
        }

        // No constraint on the elements: a broken one would be printed, and it may hold a token.
        @AssertTrue(
                message = "the headers of a cache in backgrounder.edge must be like Fastly-Key: token, and none that"
                        + " every request has, like Host")
        boolean isEveryHeaderWhole() {
            return headers.stream().allMatch(header -> HEADER.matcher(header).matches()) && isEveryHeaderOurs();
        }

        private boolean isEveryHeaderOurs() {
            try {
                addHeadersTo(HttpRequest.newBuilder());
                return true;
            } catch (IllegalArgumentException notOurs) {
                return false;
            }
        }

        void addHeadersTo(HttpRequest.Builder purge) {
            for (var header : headers) {
                var colon = header.indexOf(':');
                purge.header(
                        header.substring(0, colon), header.substring(colon + 1).strip());
            }
        }
    }

    @AssertTrue(message = "backgrounder.edge.caches must each have another address")
    boolean isNoCacheNamedTwice() {
        return caches.stream().map(Cache::address).distinct().count() == caches.size();
    }
}
