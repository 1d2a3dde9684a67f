package news.backgrounder.newsroom;

import jakarta.validation.Validator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backgrounder.article.ArticleId;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.RedactedWords;
import news.backgrounder.edition.RedactedWords.Passage;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.erasure.Erasure;
import news.backgrounder.workingcopy.HoldsText;
import news.backgrounder.workingcopy.WorkingCopy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes words out of all that is kept of a story: the record, the working copies, and whatever else holds its text. */
@Service
class Redacting {

    private static final Logger LOG = LoggerFactory.getLogger(Redacting.class);

    private static final int MOST_LINES = 50;
    private static final int LONGEST_LINE = 200;
    private static final int AT_ONCE = 50;
    private static final int MOST_ATTEMPTS = 20;

    private final Parts parts;
    private final EditionLog log;
    private final Editions editions;
    private final List<HoldsText> elsewhere;
    private final Erasure erasure;
    private final Validator validator;
    private final TransactionTemplate transaction;

    Redacting(
            Parts parts,
            EditionLog log,
            Editions editions,
            List<HoldsText> elsewhere,
            Erasure erasure,
            Validator validator,
            PlatformTransactionManager transactions) {
        this.parts = parts;
        this.log = log;
        this.editions = editions;
        this.elsewhere = elsewhere;
        this.erasure = erasure;
        this.validator = validator;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What an editor must mend before anything can be looked for. */
    List<Problem> problems(RedactionForm form) {
        var problems = new ArrayList<Problem>();
        var lines = form.lines();
        if (lines.isEmpty()) {
            problems.add(new Problem("words", "Write the words that are to be taken out, one name or phrase a line."));
        } else if (lines.size() > MOST_LINES) {
            problems.add(new Problem("words", "At most %d names or phrases at once.".formatted(MOST_LINES)));
        }
        for (var line = 0; line < lines.size() && problems.isEmpty(); line++) {
            var length = lines.get(line).codePointCount(0, lines.get(line).length());
            if (length > LONGEST_LINE) {
                problems.add(new Problem(
                        "words",
                        "Name or phrase %d has %,d characters; at most %d can be looked for."
                                .formatted(line + 1, length, LONGEST_LINE)));
            } else if (!RedactedWords.canBeRedacted(lines.get(line))) {
                problems.add(new Problem(
                        "words",
                        "Name or phrase %d cannot be looked for: it needs two letters or digits at least, and must not be the mark “%s”."
                                .formatted(line + 1, RedactedWords.MARK)));
            }
        }
        if (form.parts().isEmpty()) {
            problems.add(new Problem("parts", "Choose what the words are to be taken out of."));
        }
        if (form.reason().isBlank()) {
            problems.add(new Problem("reason", "Tell readers why, without the words."));
        } else if (problems.isEmpty() && form.toWords().areIn(form.reason())) {
            problems.add(new Problem("reason", "Readers will get this reason: it must not hold the words."));
        }
        validator.validate(form).stream()
                .map(found -> new Problem(found.getPropertyPath().toString(), found.getMessage()))
                .forEach(problems::add);
        return problems;
    }

    /**
     * Where a part of a story holds the words.
     *
     * @param places each with all that holds it so, like “editions 1, 2”
     */
    record Found(Part part, int times, int editions, boolean copy, int elsewhere, Map<Passage, String> places) {

        /** “7 times in 4 editions, the working copy and 1 scheduled change”. */
        public String inWords() {
            var where = new ArrayList<String>();
            if (editions > 0) {
                where.add(editions == 1 ? "1 edition" : editions + " editions");
            }
            if (copy) {
                where.add("the working copy");
            }
            if (elsewhere > 0) {
                where.add(elsewhere == 1 ? "1 pending change" : elsewhere + " pending changes");
            }
            var last = where.removeLast();
            return (times == 1 ? "once in " : times + " times in ")
                    + (where.isEmpty() ? last : String.join(", ", where) + " and " + last);
        }
    }

    /** Where the chosen parts hold the words; nothing is changed. Parts that do not hold them are left out. */
    List<Found> find(ArticleId id, RedactionForm form) {
        return inOneTransaction(() -> chosen(id, form)
                .map(part -> find(part, form.toWords()))
                .filter(found -> found.times() > 0)
                .toList());
    }

    private Stream<Part> chosen(ArticleId id, RedactionForm form) {
        return parts.of(id).stream().filter(form::chose);
    }

    private Found find(Part part, RedactedWords words) {
        var places = new LinkedHashMap<Passage, List<String>>();
        var holding = 0;
        for (var entry : history(part.subject())) {
            var passages = new ArrayList<>(words.passages(entry.note()));
            if (entry instanceof Edition<?> edition) {
                passages.addAll(words.passages(edition.body()));
            }
            keep(passages, String.valueOf(entry.number()), places);
            holding += passages.isEmpty() ? 0 : 1;
        }
        var copied = parts.copy(part.subject())
                .map(copy -> words.passages(copy.toBody()))
                .orElse(List.of());
        keep(copied, "working copy", places);
        var pending = 0;
        for (var text : textsElsewhere(part.subject()).entrySet()) {
            var passages = words.passages(text.getValue());
            keep(passages, text.getKey(), places);
            pending += passages.isEmpty() ? 0 : 1;
        }
        var times = places.values().stream().mapToInt(List::size).sum();
        return new Found(part, times, holding, !copied.isEmpty(), pending, inWords(places));
    }

    /** The newest first, a few at a time: each has its whole text. */
    private List<Entry> history(SubjectId subject) {
        var history = new ArrayList<Entry>();
        var some = editions.history(subject, Integer.MAX_VALUE, AT_ONCE);
        while (!some.isEmpty()) {
            history.addAll(some);
            some = editions.history(subject, some.getLast().number(), AT_ONCE);
        }
        return history;
    }

    private Map<String, Body> textsElsewhere(SubjectId subject) {
        var texts = new LinkedHashMap<String, Body>();
        elsewhere.forEach(holder -> texts.putAll(holder.textsOf(subject)));
        return texts;
    }

    private static void keep(List<Passage> passages, String where, Map<Passage, List<String>> places) {
        passages.forEach(passage ->
                places.computeIfAbsent(passage, _ -> new ArrayList<>()).add(where));
    }

    private static Map<Passage, String> inWords(Map<Passage, List<String>> places) {
        var inWords = new LinkedHashMap<Passage, String>();
        places.forEach((passage, where) -> {
            var numbers = where.stream()
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .distinct()
                    .toList();
            var named = where.stream()
                    .filter(name -> !Character.isDigit(name.charAt(0)))
                    .distinct();
            var editions = numbers.isEmpty()
                    ? Stream.<String>empty()
                    : Stream.of(
                            (numbers.size() == 1 ? "edition " : "editions ") + String.join(", ", numbers.reversed()));
            inWords.put(passage, Stream.concat(editions, named).collect(Collectors.joining("; ")));
        });
        return inWords;
    }

    /**
     * Takes the words out of every edition, the working copy and whatever else is kept of the chosen parts, for good,
     * and all of it or nothing.
     *
     * @return where they were; empty where nothing held them
     */
    List<Found> redact(ArticleId id, RedactionForm form, String by, Instant at) {
        var done = trying(() -> redacted(id, form, by, log.lock(at)));
        done.forEach(found -> LOG.info(
                "{} redacted {}: {} editions{}{}.",
                by,
                found.part().subject(),
                found.editions(),
                found.copy() ? ", the working copy" : "",
                found.elsewhere() > 0 ? ", pending changes" : ""));
        return done;
    }

    private List<Found> redacted(ArticleId id, RedactionForm form, String by, Instant at) {
        var words = form.toWords();
        var done = new ArrayList<Found>();
        for (var part : chosen(id, form).toList()) {
            var subject = part.subject();
            var found = find(part, words);
            log.redact(subject, words, form.reason(), by, at, slug -> parts.hasAnotherThisSlug(subject, slug));
            parts.copy(subject).ifPresent(copy -> redact(copy, words, by, at));
            elsewhere.forEach(holder -> holder.redact(subject, words, by, at));
            if (found.times() > 0) {
                done.add(found);
            }
        }
        if (!done.isEmpty()) {
            erasure.want();
        }
        return done;
    }

    private <B extends Body> void redact(WorkingCopy<B> copy, RedactedWords words, String by, Instant at) {
        var saved = copy.toBody();
        var left = words.outOf(saved);
        if (!left.equals(saved)) {
            copy.revise(left.slug().equals(saved.slug()) ? left : at(left, free(copy, left.slug())), by, at);
        }
    }

    @SuppressWarnings("unchecked") // a body at another slug is of the same class
    private static <B extends Body> B at(B body, String slug) {
        return (B) body.at(slug);
    }

    /** The slug that the redaction has given to what readers see, or else one that nobody has. */
    private String free(WorkingCopy<?> copy, String wanted) {
        var subject = copy.subject();
        var published = editions.current(List.of(subject)).get(subject);
        if (published != null
                && published.body().slug().startsWith(wanted)
                && !parts.hasAnotherThisSlug(subject, published.body().slug())) {
            return published.body().slug();
        }
        return Slug.free(
                wanted,
                wanted,
                slug -> parts.hasAnotherThisSlug(subject, slug) || editions.slugBelongsToAnother(subject, slug));
    }

    /** An editor may save a working copy at the same moment; what they saved is redacted then. */
    private <T> T trying(Supplier<T> work) {
        for (var attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return inOneTransaction(work);
            } catch (ConcurrencyFailureException | DataIntegrityViolationException overtaken) {
                LOG.debug("A redaction was overtaken by somebody who saved, and is tried again.");
            }
        }
        return inOneTransaction(work);
    }

    private <T> T inOneTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
