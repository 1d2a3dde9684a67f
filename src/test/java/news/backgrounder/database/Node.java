package news.backgrounder.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import news.backgrounder.Backgrounder;
import org.jsoup.Jsoup;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application on a database, as readers and one editor reach it. */
class Node implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private final ConfigurableApplicationContext context;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private String token = "";

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Node start(String url, String... settings) {
        var all = Stream.concat(
                Stream.of(
                        "--spring.datasource.url=" + url,
                        "--spring.main.banner-mode=off",
                        "--backgrounder.admin.name=ann",
                        "--server.port=0"),
                Stream.of(settings));
        return new Node(new SpringApplicationBuilder(Backgrounder.class).run(all.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Collection<HikariDataSource> pools() {
        return context.getBeansOfType(HikariDataSource.class).values();
    }

    HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(request(address).GET().build());
    }

    HttpResponse<String> post(String address, Map<String, String> fields) throws IOException, InterruptedException {
        var all = new HashMap<>(fields);
        all.put("_csrf", token);
        var form = all.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        return send(request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private HttpRequest.Builder request(String address) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        var answer = browser.send(request, BodyHandlers.ofString());
        var next = Jsoup.parse(answer.body()).selectFirst("[name=_csrf]");
        if (next != null) {
            token = next.attr("value");
        }
        return answer;
    }

    void logIn() throws IOException, InterruptedException {
        get("/admin/login");
        post("/admin/login", Map.of("name", "ann", "password", PASSWORD));
        get("/admin/articles/new");
    }

    @Override
    public void close() {
        context.close();
    }
}
