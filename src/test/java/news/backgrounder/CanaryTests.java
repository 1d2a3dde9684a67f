package news.backgrounder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.Importance;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.Publication;
import news.backgrounder.edition.RedactedWords;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Words that no reader may see are planted wherever such words lie, and every address that the application answers is
 * asked for. The addresses come from the handler mappings, so that a new one cannot be forgotten.
 */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:canary;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
            "backgrounder.admin.name=ann",
            "backgrounder.admin.password=correct horse battery",
            "backgrounder.sample=false"
        })
@AutoConfigureMockMvc
class CanaryTests {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^{}]*})*)?}");
    private static final Instant NOON = Instant.parse("2024-12-01T12:00:00Z");
    private static final List<String> QUERIES = List.of(
            "",
            "?order=oldest",
            "?at=2024-12-01T12:00:00Z",
            "?at=2024-12-01T12:00:00.000002Z",
            "?at=2099-01-01T00:00:00Z");

    private final String drafted = canary();
    private final String withdrawn = canary();
    private final String redacted = canary();
    private final String pending = canary();
    private final UUID draft = UUID.randomUUID();

    @Autowired
    private MockMvcTester site;

    @Autowired
    private EditionLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    private static String canary() {
        return "canary" + UUID.randomUUID().toString().replace("-", "");
    }

    @BeforeEach
    void plant() {
        plantDraft();
        plantPending();
        publish(Samples.someArticle(), Samples.aleppo(), "");
        for (var kind : List.of(withdrawn, redacted)) {
            var explainer = Samples.explainerId();
            var conflict = SubjectId.timeline(UUID.randomUUID());
            var article = Samples.someArticle();
            publish(explainer, explainer(kind), kind);
            publish(conflict, timeline(kind), kind);
            publish(article, Samples.about(Samples.aleppo("About " + kind), explainer, conflict), kind);
            publish(article, Samples.about(Samples.aleppo("More about " + kind), explainer, conflict), kind);
            for (var subject : List.of(explainer, conflict, article)) {
                new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                    if (kind.equals(withdrawn)) {
                        log.withdraw(subject, "A reason.", "ann", NOON);
                    } else {
                        log.redact(subject, new RedactedWords(List.of(kind), List.of(kind)), "A reason.", "ann", NOON);
                    }
                });
            }
        }
    }

    private void plantDraft() {
        var saved = site.post()
                .uri("/admin/articles/" + draft)
                .with(user("ann").roles("ADMINISTRATOR"))
                .with(csrf())
                .param("article.headline", drafted)
                .param("article.standfirst", drafted)
                .param("article.section", drafted)
                .param("article.body", drafted)
                .param("article.slug", drafted)
                .param("explainer.title", drafted)
                .param("explainer.questions[0].question", drafted)
                .param("explainer.questions[0].answer", drafted)
                .param("timeline.conflict", drafted)
                .param("timeline.events[0].when", "2024")
                .param("timeline.events[0].headline", drafted)
                .exchange();
        assertThat(saved).hasStatus3xxRedirection();
    }

    /** A change of something published, to go live tomorrow; what readers see of it is harmless. */
    private void plantPending() {
        var story = "/admin/articles/" + UUID.randomUUID();
        var harmless = canary();
        assertThat(send(story + "/editions", harmless, Map.of())).hasStatus3xxRedirection();
        var opened = Jsoup.parse(text(
                site.get().uri(story).with(user("ann").roles("ADMINISTRATOR")).exchange()));
        var fields = new LinkedHashMap<String, String>();
        ((FormElement) Objects.requireNonNull(opened.selectFirst("main form")))
                .formData()
                .forEach(field -> fields.put(field.key(), field.value()));
        fields.replaceAll((name, value) -> value.replace(harmless, pending));
        fields.put("change", "correction");
        fields.put("note", pending);
        fields.put("goesLive", LocalDate.now().plusDays(1) + "T12:00");
        assertThat(send(story + "/pending", pending, fields)).hasStatus3xxRedirection();
        var first = "/admin/articles/" + UUID.randomUUID();
        assertThat(send(
                        first + "/pending",
                        pending + "first",
                        Map.of("goesLive", LocalDate.now().plusDays(1) + "T13:00")))
                .hasStatus3xxRedirection();
    }

    private MvcTestResult send(String address, String words, Map<String, String> more) {
        var fields = new LinkedHashMap<>(Map.of(
                "article.headline", words,
                "article.body", words,
                "explainer.title", words,
                "explainer.questions[0].question", words,
                "explainer.questions[0].answer", words,
                "timeline.conflict", words,
                "timeline.events[0].when", "2024",
                "timeline.events[0].headline", words));
        fields.putAll(more);
        var sent = site.post()
                .uri(address)
                .with(user("ann").roles("ADMINISTRATOR"))
                .with(csrf());
        fields.forEach(sent::param);
        return sent.exchange();
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private void publish(SubjectId subject, Body body, String note) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        _ -> log.append(subject, body, new Publication(Change.CORRECTION, true, note, "ann", NOON)));
    }

    private static ExplainerBody explainer(String canary) {
        return new ExplainerBody(
                "explainer-" + UUID.randomUUID(),
                "About " + canary,
                List.of(new ExplainerBody.Question(
                        ItemId.next(), "Who is " + canary + "?", "It is *" + canary + "*.")));
    }

    private static TimelineBody timeline(String canary) {
        return Samples.timeline(Samples.event("2024", "Arrest of " + canary, Importance.KEY));
    }

    /** Whatever a path variable may be filled with; a new one needs a line here. */
    private Map<String, Set<String>> fillings() {
        var slugs = strings("select slug from log_address");
        slugs.add(drafted);
        slugs.add(pending);
        slugs.add(pending + "first");
        slugs.add("unknown");
        var ids = strings("select cast(subject_id as varchar) from log_entry");
        ids.add(draft.toString());
        ids.addAll(strings("select cast(id as varchar) from pending_set"));
        return Map.of(
                "path", Set.of("articles", "explainers", "conflicts"),
                "slug", slugs,
                "id", ids,
                "n", Set.of("1", "2", "3", "99"),
                "number", Set.of("1", "2", "3", "99"),
                "file", Set.of("reading.css"),
                "token", Set.of("token"));
    }

    private Set<String> strings(String query) {
        return new LinkedHashSet<>(jdbc.sql(query).query(String.class).list());
    }

    private Set<String> addresses() {
        var fillings = fillings();
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(CanaryTests::answersGet)
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .flatMap(pattern -> filled(pattern, fillings).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean answersGet(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static List<String> filled(String pattern, Map<String, Set<String>> fillings) {
        var variable = VARIABLE.matcher(pattern);
        if (!variable.find()) {
            assertThat(pattern).as("a pattern that this test cannot fill").doesNotContain("{", "*");
            return List.of(pattern);
        }
        assertThat(fillings).as("what to put into %s", pattern).containsKey(variable.group(1));
        var all = new ArrayList<String>();
        for (var value : fillings.get(variable.group(1))) {
            all.addAll(filled(
                    pattern.substring(0, variable.start()) + value + pattern.substring(variable.end()), fillings));
        }
        return all;
    }

    /** Everything of an answer that goes over the wire. */
    private static String wire(MockHttpServletResponse answer) {
        try {
            var headers = answer.getHeaderNames().stream()
                    .map(name -> name + ": " + answer.getHeaders(name))
                    .collect(Collectors.joining("\n"));
            return String.join(
                    "\n",
                    String.valueOf(answer.getStatus()),
                    answer.getErrorMessage(),
                    headers,
                    answer.getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void strangersSeeNothingOfIt() {
        var addresses = addresses();
        assertThat(addresses).contains("/", "/record/export", "/articles/" + drafted, "/admin/articles/" + draft);
        for (var address : addresses) {
            for (var query : QUERIES) {
                for (var accepted : List.of("text/html", "application/json")) {
                    var answer = site.get()
                            .uri(address + query)
                            .header(HttpHeaders.ACCEPT, accepted)
                            .exchange()
                            .getResponse();
                    assertThat(wire(answer).replace("/admin/login?to=" + address, ""))
                            .as("%s%s, %s", address, query, accepted)
                            .doesNotContainIgnoringCase(drafted, withdrawn, redacted, pending);
                }
            }
        }
    }

    @Test
    void theNewsroomSeesItsDraftsButNothingThatIsGone() {
        for (var address : addresses()) {
            if (address.startsWith("/admin")) {
                var answer = site.get()
                        .uri(address)
                        .with(user("ann").roles("ADMINISTRATOR"))
                        .exchange()
                        .getResponse();
                assertThat(answer.getStatus()).as(address).isLessThan(500);
                assertThat(wire(answer)).as(address).doesNotContainIgnoringCase(withdrawn, redacted);
            }
        }
        assertThat(site.get().uri("/admin/articles/" + draft).with(user("ann").roles("ADMINISTRATOR")))
                .bodyText()
                .contains(drafted);
    }
}
