package news.backgrounder.newsroom;

import jakarta.validation.Validator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import news.backgrounder.article.ArticleId;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.erasure.Erasure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes down what readers see of a story. The working copies stay. */
@Service
class Withdrawing {

    private static final Logger LOG = LoggerFactory.getLogger(Withdrawing.class);

    private final Parts parts;
    private final EditionLog log;
    private final Erasure erasure;
    private final Validator validator;
    private final TransactionTemplate transaction;

    Withdrawing(
            Parts parts,
            EditionLog log,
            Erasure erasure,
            Validator validator,
            PlatformTransactionManager transactions) {
        this.parts = parts;
        this.log = log;
        this.erasure = erasure;
        this.validator = validator;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What came of it.
     *
     * @param already what had been withdrawn before
     */
    record Outcome(List<Part> withdrawn, List<Part> already) {}

    /**
     * Withdraws what was chosen, all of it or nothing.
     *
     * @throws Unfit where nothing was chosen, or readers are not told why
     * @throws Clash where readers see another edition by now than the editor knew of
     */
    Outcome withdraw(ArticleId id, WithdrawalForm form, String by, Instant at) {
        require(form);
        var outcome = Objects.requireNonNull(transaction.execute(_ -> withdrawn(id, form, by, log.lock(at))));
        outcome.withdrawn().forEach(part -> LOG.info("{} withdrew {}.", by, part.subject()));
        return outcome;
    }

    private void require(WithdrawalForm form) {
        var problems = new ArrayList<Problem>();
        if (form.parts().isEmpty()) {
            problems.add(new Problem("parts", "Choose what is to be withdrawn."));
        }
        if (form.reason().isBlank()) {
            problems.add(new Problem("reason", "Tell readers why."));
        }
        validator.validate(form).stream()
                .map(found -> new Problem(found.getPropertyPath().toString(), found.getMessage()))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new Unfit(problems);
        }
    }

    private Outcome withdrawn(ArticleId id, WithdrawalForm form, String by, Instant at) {
        var outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        for (var part : parts.of(id)) {
            if (form.chose(part) && part.isSeen()) {
                if (!form.parts().contains(part.codeOfState())) {
                    throw new Clash();
                }
                log.withdraw(part.subject(), form.reason(), by, at).ifPresent(_ -> outcome.withdrawn.add(part));
            } else if (form.chose(part) && part.withdrawn() != null) {
                outcome.already.add(part);
            }
        }
        if (outcome.withdrawn.isEmpty() && outcome.already.isEmpty()) {
            throw new Unfit("parts", "Readers see nothing of what you chose.");
        }
        if (!outcome.withdrawn.isEmpty()) {
            erasure.want();
        }
        return outcome;
    }
}
