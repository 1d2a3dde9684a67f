package news.backgrounder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What whoever runs the site may ask it, and nobody else. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:operating;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            "spring.datasource.password=secret-of-the-database",
            "backgrounder.sample=false",
            "backgrounder.admin.password=secret-of-the-newsroom"
        })
class OperatingTests {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private HealthEndpointGroups groups;

    private HttpResponse<String> ask(int at, String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(int at, String path) throws IOException, InterruptedException {
        return ask(at, "GET", path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void theSiteSaysThatItIsUpAndNoCacheRepeatsIt(String probe) throws Exception {
        var answer = get(port, probe);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void nothingElseOfItIsOnTheSite() throws Exception {
        var links = Pattern.compile("\"href\":\"http://[^/]+(/actuator[^\"]*)\"")
                .matcher(get(managementPort, "/actuator").body());
        var paths = links.results().map(link -> link.group(1)).collect(Collectors.toSet());
        assertThat(paths).contains("/actuator", "/actuator/health", "/actuator/prometheus");

        for (var path : paths) {
            var answer = get(port, path.replaceAll("\\{[^}]*}", "livenessState"));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("<title>This page is not here");
        }
    }

    @Test
    void theDatabaseIsPartOfHealthAndNotOfReadiness() throws Exception {
        assertThat(get(managementPort, "/actuator/health").body()).contains("\"db\":{", "\"readersPool\":{");
        assertThat(groups.get("readiness")).isNotNull().satisfies(readiness -> {
            assertThat(readiness.isMember("readinessState")).isTrue();
            assertThat(readiness.isMember("db")).isFalse();
        });
    }

    @Test
    void measuresAreThereForPrometheus() throws Exception {
        assertThat(get(managementPort, "/actuator/prometheus").body())
                .contains("jvm_memory_used_bytes", "hikaricp_connections_active", "process_cpu_usage");
    }

    @Test
    void noStrangerMakesASeries() throws Exception {
        for (var wild = 0; wild < 50; wild++) {
            get(port, "/wild" + wild);
            get(port, "/articles/wild" + wild + "?wild" + wild + "=wild");
            get(port, "/admin/wild" + wild);
            ask(port, "WILD" + wild, "/");
        }

        var series = get(managementPort, "/actuator/prometheus").body();

        assertThat(series).contains("http_server_requests_seconds_count").doesNotContainIgnoringCase("wild");
        assertThat(labels(series, "uri")).hasSizeLessThan(20);
    }

    private static Set<String> labels(String series, String name) {
        return Pattern.compile("[{,]" + name + "=\"([^\"]*)\"")
                .matcher(series)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/configprops"})
    void secretsAreNotShown(String path) throws Exception {
        assertThat(get(managementPort, path).body()).contains("datasource").doesNotContain("secret-of");
    }

    @Test
    void nothingIsChangedAndNoMemoryGivenAway() throws Exception {
        assertThat(ask(managementPort, "POST", "/actuator/loggers/ROOT").statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(get(managementPort, "/actuator/heapdump").statusCode()).isEqualTo(404);
        assertThat(ask(managementPort, "POST", "/actuator/shutdown").statusCode())
                .isEqualTo(404);
    }
}
