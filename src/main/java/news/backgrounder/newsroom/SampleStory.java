package news.backgrounder.newsroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backgrounder.article.ArticleId;
import news.backgrounder.database.BeforeOpening;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The story that ships with the site, published by the code that editors use, at the instants of the story. An empty
 * site on the embedded database gets it, before anybody is answered, whole or not at all.
 */
@Component
class SampleStory implements BeforeOpening {

    private static final Logger LOG = LoggerFactory.getLogger(SampleStory.class);
    private static final String DESK = "Backgrounder";

    private final SampleSettings settings;
    private final Editions editions;
    private final EditionLog log;
    private final Newsroom newsroom;
    private final TransactionTemplate transaction;

    SampleStory(
            SampleSettings settings,
            Editions editions,
            EditionLog log,
            Newsroom newsroom,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.editions = editions;
        this.log = log;
        this.newsroom = newsroom;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * One state of the story: the first says everything, a later one what is another then.
     *
     * @param reword passages of whatever part that become others
     * @param explainer all questions in their order, or absent where none comes, goes or moves
     * @param events that are added
     */
    record State(
            Instant at,
            @Nullable String change,
            @Nullable String note,
            @Nullable ArticleForm article,
            @Nullable Named conflict,
            @Nullable List<Rewording> reword,
            @Nullable ExplainerForm explainer,
            @Nullable List<EventForm> events) {}

    record Named(String name) {}

    record Rewording(String was, String now) {}

    @Override
    public void beforeOpening() {
        if (settings.wanted() && editions.head().isEmpty() && transaction.execute(_ -> publishFirst())) {
            LOG.info("Published the sample story; backgrounder.sample=false leaves it out.");
        }
    }

    /** Every node may try at the same time; who gets the lock second finds the site no longer empty. */
    private boolean publishFirst() {
        log.lock(Instant.EPOCH);
        if (editions.head().isPresent()) {
            return false;
        }
        publish();
        return true;
    }

    private void publish() {
        var id = ArticleId.next();
        for (var state : states()) {
            var form = newsroom.open(id).map(saved -> revised(saved, state)).orElseGet(() -> begun(state));
            newsroom.publish(id, form, DESK, state.at());
        }
    }

    static List<State> states() {
        try (var yaml = new ClassPathResource("sample/syria-2024.yaml").getInputStream()) {
            return YAMLMapper.shared().readValue(yaml, new TypeReference<List<State>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoryForm begun(State state) {
        var article = state.article() == null ? ArticleForm.BLANK : state.article();
        var explainer = state.explainer() == null ? ExplainerForm.BLANK : state.explainer();
        var conflict = state.conflict() == null ? "" : state.conflict().name();
        return new StoryForm(article, explainer, new TimelineForm("", "", conflict, added(state)), "", "");
    }

    private static List<EventForm> added(State state) {
        return Objects.requireNonNullElse(state.events(), List.of());
    }

    private static StoryForm revised(StoryForm saved, State state) {
        var events = Stream.concat(
                        saved.timeline().events().stream().map(event -> reworded(event, state)), added(state).stream())
                .toList();
        return new StoryForm(
                reworded(saved.article(), state),
                saved.explainer().with(questions(saved.explainer().questions(), state)),
                saved.timeline().with(events),
                state.change() == null ? Change.UPDATE.code() : state.change(),
                state.note() == null ? "" : state.note());
    }

    private static List<QuestionForm> questions(List<QuestionForm> saved, State state) {
        if (state.explainer() == null) {
            return saved.stream()
                    .map(asked -> new QuestionForm(
                            asked.id(), reworded(asked.question(), state), reworded(asked.answer(), state)))
                    .toList();
        }
        var known = saved.stream().collect(Collectors.toMap(QuestionForm::question, Function.identity()));
        return state.explainer().questions().stream()
                .map(asked -> asked.as(known.get(asked.question())))
                .toList();
    }

    private static ArticleForm reworded(ArticleForm article, State state) {
        return new ArticleForm(
                article.seen(),
                reworded(article.headline(), state),
                reworded(article.standfirst(), state),
                article.section(),
                article.kicker(),
                article.byline(),
                article.dateline(),
                article.slug(),
                reworded(article.body(), state));
    }

    private static EventForm reworded(EventForm event, State state) {
        return new EventForm(
                event.id(),
                reworded(event.when(), state),
                reworded(event.headline(), state),
                reworded(event.text(), state),
                event.place(),
                event.source(),
                event.key());
    }

    private static String reworded(String text, State state) {
        var words = text;
        for (var rewording : Objects.requireNonNullElse(state.reword(), List.<Rewording>of())) {
            words = words.replace(rewording.was(), rewording.now());
        }
        return words;
    }
}
