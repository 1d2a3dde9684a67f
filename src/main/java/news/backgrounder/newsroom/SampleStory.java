package news.backgrounder.newsroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.backgrounder.article.ArticleId;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Editions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The story that ships with the site, published by the code that editors use, at the instants of the story. An empty
 * site on the embedded database gets it, before the port opens, whole or not at all.
 */
@Component
class SampleStory implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SampleStory.class);
    private static final String DESK = "Backgrounder";

    private final SampleSettings settings;
    private final Editions editions;
    private final Newsroom newsroom;
    private final TransactionTemplate transaction;

    SampleStory(
            SampleSettings settings, Editions editions, Newsroom newsroom, PlatformTransactionManager transactions) {
        this.settings = settings;
        this.editions = editions;
        this.newsroom = newsroom;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One state of the story; what is absent stays as it was. */
    record State(
            Instant at,
            @Nullable String change,
            @Nullable String note,
            @Nullable ArticleForm article,
            @Nullable Named conflict,
            ExplainerForm explainer,
            List<EventForm> events) {}

    record Named(String name) {}

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.wanted() && editions.head().isEmpty()) {
            transaction.executeWithoutResult(_ -> publish());
            LOG.info("Published the sample story; backgrounder.sample=false leaves it out.");
        }
    }

    private void publish() {
        var id = ArticleId.next();
        for (var state : states()) {
            var form = newsroom.open(id).map(saved -> revised(saved, state)).orElseGet(() -> begun(state));
            newsroom.publish(id, form, DESK, state.at());
        }
    }

    private static List<State> states() {
        try (var yaml = new ClassPathResource("sample/syria-2024.yaml").getInputStream()) {
            return YAMLMapper.shared().readValue(yaml, new TypeReference<List<State>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoryForm begun(State state) {
        var article = state.article() == null ? ArticleForm.BLANK : state.article();
        var conflict = state.conflict() == null ? "" : state.conflict().name();
        return new StoryForm(article, state.explainer(), new TimelineForm("", "", conflict, state.events()), "", "");
    }

    private static StoryForm revised(StoryForm saved, State state) {
        var questions = saved.explainer().questions().stream()
                .collect(Collectors.toMap(QuestionForm::question, Function.identity()));
        var events =
                saved.timeline().events().stream().collect(Collectors.toMap(EventForm::headline, Function.identity()));
        return new StoryForm(
                saved.article(),
                saved.explainer()
                        .with(state.explainer().questions().stream()
                                .map(question -> question.as(questions.get(question.question())))
                                .toList()),
                saved.timeline()
                        .with(state.events().stream()
                                .map(event -> event.as(events.get(event.headline())))
                                .toList()),
                state.change() == null ? Change.UPDATE.code() : state.change(),
                state.note() == null ? "" : state.note());
    }
}
