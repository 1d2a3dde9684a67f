package news.backgrounder.database;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Says that the site cannot answer just now, where it is the database that could not. */
@ControllerAdvice
class AwayAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(AwayAdvice.class);

    /** Names the kind of trouble only: a database's message may hold what an editor typed. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessException.class,
        UncategorizedDataAccessException.class,
        TransactionException.class
    })
    void notNow(RuntimeException failed, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            throw failed;
        }
        if (!Away.isWhy(failed)) {
            LOG.warn("The database could not answer: {}", failed.getClass().getSimpleName());
        }
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
}
