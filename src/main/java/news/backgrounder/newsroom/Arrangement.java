package news.backgrounder.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a button does to the rows of a form, without saving it: {@code add-question}, {@code remove-event-3},
 * {@code raise-question-2}, {@code lower-event-1}; rows are counted from 1.
 */
record Arrangement(Deed deed, boolean ofQuestions, int row) {

    private static final Pattern CODE = Pattern.compile("(add|remove|raise|lower)-(question|event)(?:-(\\d{1,4}))?");

    enum Deed {
        ADD,
        REMOVE,
        RAISE,
        LOWER
    }

    static Optional<Arrangement> of(String code) {
        var matched = CODE.matcher(code);
        if (!matched.matches()) {
            return Optional.empty();
        }
        var row = matched.group(3);
        return Optional.of(new Arrangement(
                Deed.valueOf(matched.group(1).toUpperCase(Locale.ROOT)),
                matched.group(2).equals("question"),
                row == null ? 0 : Integer.parseInt(row)));
    }

    StoryForm applyTo(StoryForm form) {
        return ofQuestions
                ? form.with(form.explainer().with(arranged(form.explainer().questions(), QuestionForm.BLANK)))
                : form.with(form.timeline().with(arranged(form.timeline().events(), EventForm.BLANK)));
    }

    private <T> List<T> arranged(List<T> rows, T blank) {
        var arranged = new ArrayList<>(rows);
        var at = row - 1;
        var exists = at >= 0 && at < rows.size();
        switch (deed) {
            case ADD -> arranged.add(blank);
            case REMOVE -> {
                if (exists) {
                    arranged.remove(at);
                }
            }
            case RAISE -> {
                if (exists && at > 0) {
                    arranged.add(at - 1, arranged.remove(at));
                }
            }
            case LOWER -> {
                if (exists && at < rows.size() - 1) {
                    arranged.add(at + 1, arranged.remove(at));
                }
            }
        }
        return arranged;
    }

    /** The field to go on writing in. */
    String focus(StoryForm arranged) {
        var size = ofQuestions
                ? arranged.explainer().questions().size()
                : arranged.timeline().events().size();
        var at =
                switch (deed) {
                    case ADD -> size - 1;
                    case REMOVE, RAISE -> Math.max(0, row - 2);
                    case LOWER -> Math.min(size - 1, row);
                };
        return ofQuestions
                ? "explainer.questions[%d].question".formatted(at)
                : "timeline.events[%d].when".formatted(at);
    }
}
