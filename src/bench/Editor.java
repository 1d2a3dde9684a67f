import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An editor at the form of the sample story, as a browser would send it. */
final class Editor {

    private static final Pattern STORY = Pattern.compile("href=\"(/admin/articles/[0-9a-f-]{36})\"");
    private static final Pattern BEGUN = Pattern.compile("action=\"(/admin/articles/[0-9a-f-]{36})\"");
    private static final Pattern FIELD =
            Pattern.compile("<input ([^>]*)>|<textarea ([^>]*)>\n?([^<]*)</textarea>", Pattern.DOTALL);
    private static final List<String> MISTAKEN =
            List.of("article.headline", "explainer.questions[0].answer", "timeline.events[0].headline");
    private static final Pattern ATTRIBUTE = Pattern.compile("(name|value|type)=\"([^\"]*)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Node node;
    private final String story;

    Editor(Node node) throws IOException, InterruptedException {
        this.node = node;
        var login = fields("/admin/login");
        login.putAll(Map.of("name", "admin", "password", Node.PASSWORD));
        send("/admin/login", login);
        var link = STORY.matcher(page("/admin"));
        if (!link.find()) {
            throw new IllegalStateException("The desk shows no story:\n" + page("/admin"));
        }
        this.story = link.group(1);
    }

    /** Publishes the story under another headline. @return milliseconds until the site had done so */
    double publish(String headline) throws IOException, InterruptedException {
        var form = fields(story);
        form.putAll(Map.of("article.headline", headline, "change", "update"));
        var before = System.nanoTime();
        send(story + "/editions", form);
        return (System.nanoTime() - before) / 1e6;
    }

    /**
     * Publishes the whole story as another one, with a mistake in its article, its explainer and its timeline, and puts
     * these right.
     *
     * @param slug of the article
     */
    void copy(String slug) throws IOException, InterruptedException {
        var begun = BEGUN.matcher(page("/admin/articles/new"));
        if (!begun.find()) {
            throw new IllegalStateException("No article can be begun");
        }
        var right = fields(story);
        right.replaceAll((name, value) -> name.endsWith(".id") || name.endsWith(".seen") ? "" : value);
        right.put("article.slug", slug);
        for (var name : List.of("explainer.title", "timeline.conflict")) {
            right.merge(name, ", " + slug, String::concat);
        }
        var wrong = new LinkedHashMap<>(right);
        for (var name : MISTAKEN) {
            wrong.merge(name, " A mistake.", String::concat);
        }
        send(begun.group(1) + "/editions", wrong);
        var form = fields(begun.group(1));
        for (var name : MISTAKEN) {
            form.put(name, right.get(name));
        }
        form.putAll(Map.of("change", "correction", "note", "There was a mistake."));
        send(begun.group(1) + "/editions", form);
    }

    private void send(String path, Map<String, String> form) throws IOException, InterruptedException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(node.address().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 3) {
            throw new IllegalStateException(path + " was answered by " + answer.statusCode() + ":\n" + answer.body());
        }
    }

    private String page(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(node.address().resolve(path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private Map<String, String> fields(String path) throws IOException, InterruptedException {
        var fields = new LinkedHashMap<String, String>();
        FIELD.matcher(page(path)).results().forEach(field -> {
            var attributes = ATTRIBUTE
                    .matcher(field.group(1) == null ? field.group(2) : field.group(1))
                    .results()
                    .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
            var checked =
                    !"checkbox".equals(attributes.get("type")) || field.group(1).contains("checked");
            if (checked && attributes.containsKey("name")) {
                var value = field.group(1) == null ? field.group(3) : attributes.getOrDefault("value", "");
                fields.put(attributes.get("name"), unescaped(value));
            }
        });
        return fields;
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
