package news.backgrounder.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrangementTests {

    private static final StoryForm FORM =
            Forms.story("Headline", Forms.explainer("Title", "a", "b", "c"), TimelineForm.BLANK);

    @ParameterizedTest
    @CsvSource({
        "add-question, 'a,b,c,', 3",
        "remove-question-2, 'a,c', 0",
        "remove-question-1, 'b,c', 0",
        "raise-question-3, 'a,c,b', 1",
        "raise-question-1, 'a,b,c', 0",
        "lower-question-1, 'b,a,c', 1",
        "lower-question-3, 'a,b,c', 2",
        "remove-question-9, 'a,b,c', 7"
    })
    void movesRowsAndGoesOnWhereTheEditorWas(String code, String questions, int focus) {
        var arrangement = Arrangement.of(code).orElseThrow();
        var arranged = arrangement.applyTo(FORM);

        assertThat(String.join(
                        ",",
                        arranged.explainer().questions().stream()
                                .map(QuestionForm::question)
                                .toList()))
                .isEqualTo(questions);
        assertThat(arrangement.focus(arranged)).isEqualTo("explainer.questions[%d].question".formatted(focus));
    }

    @Test
    void changesNothingElse() {
        var arranged = Arrangement.of("add-event").orElseThrow().applyTo(FORM);

        assertThat(arranged.explainer()).isEqualTo(FORM.explainer());
        assertThat(arranged.article()).isEqualTo(FORM.article());
        assertThat(arranged.timeline().events()).isEqualTo(List.of(EventForm.BLANK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "publish", "remove-question-99999", "add-question-x", "remove-question-"})
    void understandsNothingElse(String code) {
        assertThat(Arrangement.of(code)).isEmpty();
    }
}
