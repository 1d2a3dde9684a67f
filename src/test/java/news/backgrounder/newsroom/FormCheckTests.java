package news.backgrounder.newsroom;

import static news.backgrounder.newsroom.Forms.article;
import static news.backgrounder.newsroom.Forms.event;
import static news.backgrounder.newsroom.Forms.explainer;
import static news.backgrounder.newsroom.Forms.story;
import static news.backgrounder.newsroom.Forms.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.validation.Validation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTests {

    private final FormCheck check =
            new FormCheck(Validation.buildDefaultValidatorFactory().getValidator());

    private List<Problem> problems(StoryForm form) {
        var unfit = catchThrowableOfType(Unfit.class, () -> check.requireSavable(form));
        return unfit == null ? List.of() : unfit.problems();
    }

    private StoryForm withEvent(String when, String source) {
        return story(
                "Headline",
                ExplainerForm.BLANK,
                timeline("War", new EventForm("", when, "It happens", "", "", source, "")));
    }

    @Test
    void aFormWithAHeadlineAloneCanBeSaved() {
        assertThatCode(() -> check.requireSavable(new StoryForm(
                        new ArticleForm("", "Headline", "", "", "", "", "", "", ""),
                        ExplainerForm.BLANK,
                        TimelineForm.BLANK,
                        "",
                        "")))
                .doesNotThrowAnyException();
    }

    @Test
    void namesAnEmptyHeadline() {
        assertThat(problems(story(" "))).containsExactly(new Problem("article.headline", "Write a headline."));
    }

    @Test
    void countsWhatIsTooLong() {
        assertThat(problems(story("x".repeat(100_000))))
                .containsExactly(new Problem("article.headline", "This has 100,000 characters; at most 300 fit here."));
    }

    @Test
    void countsCharactersAsAPersonDoes() {
        assertThat(problems(story("🕊".repeat(300)))).isEmpty();
        assertThat(problems(story("🕊".repeat(301)))).hasSize(1);
    }

    @Test
    void saysWhereAControlCharacterStands() {
        assertThat(problems(story("Most of ${x}{y}\u0007Aleppo")))
                .containsExactly(new Problem(
                        "article.headline",
                        "A control character (U+0007) stands after “Most of ${x}{y}”. Take it out."));
    }

    @Test
    void allowsLinesAndTabsOnlyWhereTextHasLines() {
        var form = new StoryForm(
                new ArticleForm("", "Head\nline", "", "", "", "", "", "", "One\n\ttwo"),
                ExplainerForm.BLANK,
                TimelineForm.BLANK,
                "",
                "");

        assertThat(problems(form)).extracting(Problem::field).containsExactly("article.headline");
    }

    @Test
    void namesAQuestionThatIsAskedTwice() {
        assertThat(problems(story("Headline", explainer("Title", "Who?", "Why?", "WHO?"), TimelineForm.BLANK)))
                .containsExactly(
                        new Problem("explainer.questions[2].question", "Question 3 asks the same as question 1."));
    }

    @Test
    void anExplainerNeedsATitleAndAnAnswerItsQuestion() {
        var form = story(
                "Headline",
                new ExplainerForm(
                        "", "", "", List.of(new QuestionForm("", "Who?", ""), new QuestionForm("", "", "An answer"))),
                TimelineForm.BLANK);

        assertThat(problems(form))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("explainer.title", "explainer.questions[1].question");
    }

    @Test
    void eventsNeedAConflict() {
        assertThat(problems(story("Headline", ExplainerForm.BLANK, timeline("", event("2011", "War begins")))))
                .extracting(Problem::field)
                .containsExactly("timeline.conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2024-13", "2024-11-31", "2024-11-30/2024-11-27"})
    void namesABadDateWithAnExample(String when) {
        assertThat(problems(withEvent(when, ""))).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("timeline.events[0].when");
            assertThat(problem.message()).contains("2024-11-30");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/x",
                "SOHR javascript:alert(1)",
                "SOHR //example.org",
                "SOHR www.example.org",
                "SOHR https://",
                "fine https://example.org\nbad mailto:a@example.org"
            })
    void namesALinkThatIsNotHttp(String source) {
        assertThat(problems(withEvent("2011", source)))
                .extracting(Problem::field)
                .containsExactly("timeline.events[0].source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOHR", "SOHR: a statement", "https://example.org", "A, B http://example.org/a?b=c#d\nC"})
    void acceptsSourcesWithAndWithoutLinks(String source) {
        assertThat(problems(withEvent("2011", source))).isEmpty();
    }

    @Test
    void namesADangerousLinkInProse() {
        var form = new StoryForm(
                new ArticleForm("", "Headline", "", "", "", "", "", "", "[here](javascript:alert(1))"),
                ExplainerForm.BLANK,
                TimelineForm.BLANK,
                "",
                "");

        assertThat(problems(form)).extracting(Problem::field).containsExactly("article.body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-", "é ", "x"})
    void aSlugOfAnyLengthIsJudgedAtOnce(String part) {
        var form = new StoryForm(
                new ArticleForm("", "Headline", "", "", "", "", "", part.repeat(1_000_000), ""),
                ExplainerForm.BLANK,
                TimelineForm.BLANK,
                "",
                "");

        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThat(problems(form)).extracting(Problem::field).containsExactly("article.slug"));
    }

    @Test
    void theListAboveTheFormSaysWhichFieldItMeans() {
        assertThat(new Problem("timeline.events[38].headline", "Write what happened.").summary())
                .isEqualTo("Event headline 39: Write what happened.");
        assertThat(new Problem("article.body", "Write it.").summary()).isEqualTo("Body: Write it.");
        assertThat(new Problem("change", "Choose.").summary()).isEqualTo("Choose.");
    }

    @ParameterizedTest
    @CsvSource({"Not A Slug, not-a-slug", "über, uber", "a--b, a-b", "-a, a"})
    void suggestsASlug(String typed, String suggested) {
        var blank = article("Headline");
        var form = new StoryForm(
                new ArticleForm("", blank.headline(), "", "", "", "", "", typed, ""),
                ExplainerForm.BLANK,
                TimelineForm.BLANK,
                "",
                "");

        assertThat(problems(form))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("like " + suggested + "."));
    }
}
