package news.backgrounder.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.helper.HttpConnection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** Does in the newsroom of a node what an editor does there, without a browser. */
final class Editor {

    static final String NAME = "ann";
    static final String PASSWORD = "correct horse battery";

    private final Connection session = Jsoup.newSession().timeout(60_000).maxBodySize(0);

    private final URI node;

    private Editor(URI node) {
        this.node = node;
    }

    static Editor logIn(URI node) throws IOException {
        var editor = new Editor(node);
        editor.press(editor.open("/admin/login"), "Log in", Map.of("name", NAME, "password", PASSWORD));
        return editor;
    }

    private Document open(String path) throws IOException {
        return session.newRequest(node.resolve(path).toString()).get();
    }

    /** Fills in a form as it is shown, and presses one of its buttons. */
    private Document press(Document page, String button, Map<String, String> typed) throws IOException {
        var pressed = Objects.requireNonNull(page.selectFirst("main form button:matchesOwn(^" + button + "$)"), button);
        var form = (FormElement) Objects.requireNonNull(pressed.closest("form"));
        var fields = new ArrayList<>(form.formData());
        fields.removeIf(field -> typed.containsKey(field.key()));
        typed.forEach((name, value) -> fields.add(HttpConnection.KeyVal.create(name, value)));
        var action = pressed.hasAttr("formaction") ? pressed.absUrl("formaction") : form.absUrl("action");
        var next = session.newRequest(action)
                .method(Connection.Method.POST)
                .data(fields)
                .execute()
                .parse();
        assertThat(next.select(".problem, .problems").eachText()).isEmpty();
        return next;
    }

    /** @return where the newsroom has the story */
    String publish(Map<String, String> fields) throws IOException {
        return URI.create(press(open("/admin/articles/new"), "Publish", fields).location())
                .getPath();
    }

    void update(String story, Map<String, String> fields) throws IOException {
        var typed = new LinkedHashMap<>(fields);
        typed.put("change", "update");
        press(open(story), "Publish", typed);
    }

    /** Takes down the article, its explainer and its timeline. */
    void withdraw(String story) throws IOException {
        var page = open(story + "/withdrawal");
        page.select("input[name=parts]").attr("checked", "checked");
        press(page, "Withdraw", Map.of("reason", "It was wrong."));
    }

    void redact(String story, String words) throws IOException {
        var page = open(story + "/redaction");
        var found = press(page, "Show where they stand", Map.of("words", words, "reason", "For somebody's safety."));
        press(found, "Redact", Map.of("password", PASSWORD));
    }
}
