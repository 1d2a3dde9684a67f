package news.backgrounder.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** Somebody in the newsroom who sends forms without a browser: quick, and able to send what no browser would. */
class Editor {

    private final Wire wire;
    private final HttpClient client;

    private Editor(Wire wire, HttpClient client) {
        this.wire = wire;
        this.client = client;
    }

    static Editor loggedIn(Wire wire, Login account) {
        var client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var editor = new Editor(wire, client);
        var login = editor.form("/admin/login");
        login.put("name", account.name());
        login.put("password", account.password());
        editor.send(login, "/admin/login");
        return editor;
    }

    Wire.Answer get(String path) {
        return Wire.send(client, HttpRequest.newBuilder(URI.create(wire.address() + path)));
    }

    private Fields form(String path) {
        return Fields.of(get(path).page());
    }

    Fields newStory() {
        return form("/admin/articles/new");
    }

    /** The form of a story that is saved. */
    Fields open(String form) {
        return form(form);
    }

    void save(Fields fields) {
        requireDone(send(fields, fields.address));
    }

    void publish(Fields fields) {
        requireDone(tryToPublish(fields));
    }

    Wire.Answer tryToPublish(Fields fields) {
        return send(fields, fields.address + "/editions");
    }

    /** @return the address of what is pending */
    String schedule(Fields fields) {
        var answer = send(fields, fields.address + "/pending");
        requireDone(answer);
        return answer.page().select(".scheduled a[href^=/admin/pending]").attr("href");
    }

    /** Takes down the article of a story. */
    void withdraw(String story) {
        var page = get(story + "/withdrawal").page();
        var withdrawal = Fields.of(page)
                .put("parts", page.select("input[name=parts]").attr("value"))
                .put("reason", "It named a witness.");
        requireDone(send(withdrawal, withdrawal.address));
    }

    private static void requireDone(Wire.Answer answer) {
        assertThat(answer.status())
                .as(() -> answer.page().select(".problems, .clash, h1").text())
                .isEqualTo(200);
    }

    private Wire.Answer send(Fields fields, String path) {
        var body = fields.values.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        return Wire.send(
                client,
                HttpRequest.newBuilder(URI.create(wire.address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** The fields of a form by their names, as a browser would send them. */
    static class Fields {

        private final String address;
        private final Map<String, String> values = new LinkedHashMap<>();

        private Fields(String address) {
            this.address = address;
        }

        private static Fields of(Document page) {
            var form = (FormElement) Objects.requireNonNull(page.selectFirst("main form"));
            var fields = new Fields(form.attr("action"));
            form.formData().forEach(field -> fields.put(field.key(), field.value()));
            return fields;
        }

        /** Where the story is edited. */
        String address() {
            return address;
        }

        String get(String name) {
            return values.getOrDefault(name, "");
        }

        Fields put(String name, String value) {
            values.put(name, value);
            return this;
        }

        Fields putAll(Map<String, String> more) {
            values.putAll(more);
            return this;
        }
    }
}
