package news.backgrounder.newsroom;

import java.util.List;

/** A form that cannot be saved, shown or published as it stands; nothing was changed. */
class Unfit extends RuntimeException {

    private final transient List<Problem> problems;

    Unfit(List<Problem> problems) {
        super("the form has " + problems.size() + " problems");
        this.problems = List.copyOf(problems);
    }

    Unfit(String field, String message) {
        this(List.of(new Problem(field, message)));
    }

    List<Problem> problems() {
        return problems;
    }
}
