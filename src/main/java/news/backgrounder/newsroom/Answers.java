package news.backgrounder.newsroom;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.ModelAndView;

/** What the pages answer that take something of a story away for good: whatever goes wrong, all typed stays typed. */
final class Answers {

    /** What an article's id looks like in an address. */
    static final String ID = "/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    /** The page, with its problems beside their fields and on top. */
    static ModelAndView page(String template, Object form, List<Problem> problems, HttpStatus status) {
        return new ModelAndView(template, status)
                .addObject("form", form)
                .addObject("problems", problems)
                .addObject("parts", List.of())
                .addObject("away", false)
                .addObject(
                        "problemOf",
                        problems.stream()
                                .collect(Collectors.toMap(
                                        Problem::field, Problem::message, (first, more) -> first + " " + more)));
    }

    /** The message of a database that is away may hold what was typed: it is neither shown nor logged. */
    static ModelAndView withoutLosing(String template, Object form, Supplier<ModelAndView> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException away) {
            LOG.error(
                    "The database could not do what an editor asked: {}",
                    away.getClass().getSimpleName());
            var problem = new Problem(
                    "", "The database does not answer. Leave this page open, and send it again in a minute.");
            return page(template, form, List.of(problem), HttpStatus.SERVICE_UNAVAILABLE)
                    .addAllObjects(Map.of("away", true, "story", "this story"));
        }
    }
}
