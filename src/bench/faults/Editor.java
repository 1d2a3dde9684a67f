import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** An editor at a browser: logs in, opens the form of a story, types, and presses Publish. */
class Editor {

    private static final Pattern INPUT = Pattern.compile("<input type=\"(?:hidden|text)\"[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(name|value)=\"([^\"]*)\"");
    private static final Pattern ADDRESS = Pattern.compile("action=\"(/admin/articles/[0-9a-f-]{36})\"");
    private static final Pattern BODY =
            Pattern.compile("(?s)<textarea[^>]* name=\"article.body\"[^>]*>\n?(.*?)</textarea>");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String site;

    Editor(String site) {
        this.site = site;
    }

    /** The form as the site shows it: where it is sent to, and what it would send if nothing were typed. */
    record Form(String address, Map<String, String> fields) {

        static Form in(String page) throws IOException {
            var address = ADDRESS.matcher(page);
            if (!address.find()) {
                throw new IOException("The site shows no form");
            }
            return new Form(address.group(1), inputs(page));
        }
    }

    /** What became of a text that was sent; in doubt where no answer came. */
    sealed interface Answer {
        record Acknowledged(Form next) implements Answer {}

        record Refused(int status, boolean keepsText) implements Answer {}

        record InDoubt() implements Answer {}
    }

    void logIn() throws IOException, InterruptedException {
        logIn(System.getenv("BACKGROUNDER_ADMIN_PASSWORD"));
    }

    void logIn(String password) throws IOException, InterruptedException {
        var fields = inputs(page("/admin/login"));
        fields.put("name", "admin");
        fields.put("password", password);
        var answer = send("/admin/login", fields);
        if (!location(answer).equals("/admin")) {
            throw new IOException("The login was answered with " + answer.statusCode());
        }
    }

    /** By which the site knows who has logged in. */
    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::toString)
                .collect(Collectors.joining("; "));
    }

    /** The form of a new story, or of one that has an address in the newsroom. */
    Form open(String address) throws IOException, InterruptedException {
        return Form.in(page(address));
    }

    /** @throws ConnectException where it was not sent at all */
    Answer publish(Form form, Text text) throws ConnectException, InterruptedException {
        return send(form, "/editions", text, Map.of());
    }

    /** Sends the form with what was typed, and perhaps more, to what one of its buttons leads to. */
    Answer send(Form form, String button, Text text, Map<String, String> more)
            throws ConnectException, InterruptedException {
        var fields = new LinkedHashMap<>(form.fields());
        fields.putAll(text.fields());
        fields.putAll(more);
        HttpResponse<String> answer;
        try {
            answer = send(form.address() + button, fields);
        } catch (ConnectException unsent) {
            throw unsent;
        } catch (IOException broken) {
            return new Answer.InDoubt();
        }
        if (location(answer).equals(form.address())) {
            return new Answer.Acknowledged(nextForm(form));
        }
        var keepsText = typedBody(answer.body()).replace("\r\n", "\n").equals(text.body());
        return new Answer.Refused(answer.statusCode(), keepsText);
    }

    /** In the form, or in the login through which it travels where the session has ended. */
    private static String typedBody(String page) {
        var body = BODY.matcher(page);
        return body.find()
                ? HtmlUtils.htmlUnescape(body.group(1))
                : inputs(page).getOrDefault("typed.article.body", "");
    }

    /** What was acknowledged stays so where the site is gone before it shows the form again. */
    private Form nextForm(Form form) throws InterruptedException {
        try {
            return open(form.address());
        } catch (IOException broken) {
            return form;
        }
    }

    private String page(String address) throws IOException, InterruptedException {
        var answer = browser.send(request(address).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> send(String address, Map<String, String> fields)
            throws IOException, InterruptedException {
        var form = fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(site + address)).timeout(Duration.ofMinutes(2));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", "");
    }

    private static Map<String, String> inputs(String page) {
        var fields = new LinkedHashMap<String, String>();
        INPUT.matcher(page).results().forEach(input -> {
            var attributes = ATTRIBUTE
                    .matcher(input.group())
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
            fields.put(attributes.get("name"), HtmlUtils.htmlUnescape(attributes.getOrDefault("value", "")));
        });
        return fields;
    }
}
