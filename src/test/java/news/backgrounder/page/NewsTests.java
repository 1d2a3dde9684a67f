package news.backgrounder.page;

import static news.backgrounder.edition.Importance.KEY;
import static news.backgrounder.edition.Importance.ORDINARY;
import static news.backgrounder.edition.Samples.FIRST_OF_DECEMBER;
import static news.backgrounder.edition.Samples.about;
import static news.backgrounder.edition.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Digest;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ExplainerBody.Question;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.edition.TimelineBody.Event;
import news.backgrounder.edition.Tombstone;
import news.backgrounder.when.When;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.context.support.ResourceBundleMessageSource;

class NewsTests {

    private static final MessageSourceAccessor WORDS = words();
    private static final Digest DIGEST = new Digest("A".repeat(43));

    private final Subject article = new Subject(Samples.someArticle());
    private final Subject explainer = new Subject(Samples.explainerId());
    private final Subject timeline = new Subject(SubjectId.timeline(UUID.randomUUID()));
    private final Question who = new Question(ItemId.next(), "Who is fighting?", "HTS leads.");
    private final Question why = new Question(ItemId.next(), "Why now?", "Allies are stretched.");
    private final Event taken = event("2024-11-30", "Most of Aleppo taken", KEY);

    private static MessageSourceAccessor words() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new MessageSourceAccessor(messages, Locale.ENGLISH);
    }

    /** The entries of one subject, of which the first is what the reader has. */
    private static final class Subject {

        private final SubjectId id;
        private final List<Entry> entries = new ArrayList<>();

        Subject(SubjectId id) {
            this.id = id;
        }

        Subject has(Body body) {
            return and(Change.FIRST, body);
        }

        Subject and(Change change, Body body) {
            var number = entries.size() + 1;
            entries.add(new Edition<>(
                    number, id, number, change, false, "", FIRST_OF_DECEMBER, FIRST_OF_DECEMBER, DIGEST, body));
            return this;
        }

        Subject without(Change change) {
            var number = entries.size() + 1;
            entries.add(new Tombstone(number, id, number, change, "A reason.", FIRST_OF_DECEMBER, DIGEST));
            return this;
        }

        Course course() {
            var since = entries.subList(1, entries.size());
            return new Course(
                    entries.getFirst(), since.subList(Math.max(0, since.size() - Course.MOST_COMPARED), since.size()));
        }
    }

    /** What is said, without the marks that keep names apart. */
    private static List<String> said(Subject... subjects) {
        return News.of(1, List.of(subjects).stream().map(Subject::course).toList(), WORDS).lines().stream()
                .map(line -> line.words().replaceAll("[\\u2068\\u2069]", ""))
                .toList();
    }

    private static ArticleBody aleppo(String headline, String text) {
        return new ArticleBody("aleppo", "World", "Syria", headline, "Standfirst.", "", "", text, null, null, null);
    }

    private static ExplainerBody asked(Question... questions) {
        return new ExplainerBody("eruption", "New eruption", List.of(questions));
    }

    private static TimelineBody dated(Event... events) {
        return new TimelineBody("war", "Civil war", List.of(events));
    }

    private static Question answered(Question question, String answer) {
        return new Question(question.id(), question.question(), answer);
    }

    private static Event dated(Event event, String when) {
        return new Event(
                event.id(),
                When.parse(when),
                event.headline(),
                "Other text.",
                event.place(),
                event.sources(),
                event.importance());
    }

    @Test
    void aPageAsItIsHasNoNews() {
        assertThat(said(article.has(aleppo("Aleppo", "Text.")), explainer.has(asked(who))))
                .isEmpty();
    }

    @Test
    void anUpdateIsSaidByItsParts() {
        article.has(aleppo("Aleppo", "Text.")).and(Change.UPDATE, aleppo("Aleppo falls", "More text."));

        assertThat(said(article)).containsExactly("Updated: headline and text.");
    }

    @Test
    void whatIsNewIsCountedWhicheverPartOfThePageItStandsIn() {
        article.has(aleppo("Aleppo", "Text."));
        explainer.has(asked(who)).and(Change.UPDATE, asked(who, why));
        timeline.has(dated())
                .and(Change.UPDATE, dated(taken))
                .and(Change.UPDATE, dated(taken, event("2024-12-01", "Towns near Hama", ORDINARY)));

        assertThat(said(article, explainer, timeline)).containsExactly("New: 1 question and 2 events.");
    }

    @Test
    void aCorrectionStandsFirstAndNamesWhatWasWrong() {
        article.has(aleppo("Aleppo", "Text.")).and(Change.CORRECTION, aleppo("Aleppo falls", "Text."));
        explainer.has(asked(who, why)).and(Change.CORRECTION, asked(answered(who, "Many."), why));
        timeline.has(dated(taken)).and(Change.UPDATE, dated(taken, event("2024-12-01", "Hama", ORDINARY)));

        assertThat(said(article, explainer, timeline))
                .containsExactly("Corrected: headline and the answer to “Who is fighting?”.", "New: 1 event.");
    }

    @Test
    void aClarificationIsNoCorrection() {
        timeline.has(dated(taken)).and(Change.CLARIFICATION, dated(dated(taken, "2024-11-29")));

        assertThat(said(timeline)).containsExactly("Clarified: the event “Most of Aleppo taken”.");
    }

    @Test
    void whatWasCorrectedOnceStaysCorrectedHoweverOftenItIsUpdatedAfterwards() {
        article.has(aleppo("Aleppo", "Text."))
                .and(Change.CORRECTION, aleppo("Aleppo", "Other text."))
                .and(Change.UPDATE, aleppo("Aleppo falls", "Yet other text."));

        assertThat(said(article)).containsExactly("Corrected: text.", "Updated: headline.");
    }

    @Test
    void whatCameAfterTheReaderIsNewEvenIfItWasCorrectedSince() {
        timeline.has(dated())
                .and(Change.UPDATE, dated(taken))
                .and(Change.CORRECTION, dated(dated(taken, "2024-11-29")));

        assertThat(said(timeline)).containsExactly("New: 1 event.");
    }

    @Test
    void whatWasChangedAndChangedBackIsNoNews() {
        article.has(aleppo("Aleppo", "Text."))
                .and(Change.UPDATE, aleppo("Aleppo", "Other text."))
                .and(Change.CORRECTION, aleppo("Aleppo", "Text."));

        assertThat(said(article)).isEmpty();
    }

    @Test
    void whatWasTakenOutBecauseItWasWrongIsNamed() {
        timeline.has(dated(taken)).and(Change.CORRECTION, dated());
        explainer.has(asked(who, why)).and(Change.UPDATE, asked(why));

        assertThat(said(timeline, explainer))
                .containsExactly("Corrected: the event “Most of Aleppo taken” (taken out).", "Removed: 1 question.");
    }

    @Test
    void ofManyCorrectionsTheFirstAreNamed() {
        var questions = new ArrayList<Question>();
        var mended = new ArrayList<Question>();
        for (var i = 1; i <= 5; i++) {
            questions.add(new Question(ItemId.next(), "Question " + i + "?", "Answer."));
            mended.add(answered(questions.getLast(), "Another answer."));
        }
        explainer
                .has(asked(questions.toArray(Question[]::new)))
                .and(Change.CORRECTION, asked(mended.toArray(Question[]::new)));

        assertThat(said(explainer))
                .containsExactly("Corrected: the answer to “Question 1?”, the answer to “Question 2?”, "
                        + "the answer to “Question 3?” and 2 more.");
    }

    @Test
    void aLongNameIsCutAtAWord() {
        var endless = new Question(ItemId.next(), "Which of " + "the many groups ".repeat(10) + "is it?", "This.");
        explainer.has(asked(endless)).and(Change.CORRECTION, asked(answered(endless, "That.")));

        assertThat(said(explainer).getFirst()).endsWith(" the many…”.").hasSizeLessThan(110);
    }

    @Test
    void aWithdrawalSaysNothingOfWhatIsGone() {
        article.has(aleppo("Aleppo", "Text.")).without(Change.WITHDRAWAL);

        assertThat(said(article)).containsExactly("Withdrawn: this article.");
    }

    @Test
    void aWithdrawnExplainerIsGoneFromItsArticle() {
        article.has(aleppo("Aleppo", "Text."));
        // Its text has been destroyed in all states, the one that the reader has among them.
        explainer.without(Change.FIRST).without(Change.WITHDRAWAL);

        assertThat(said(article, explainer)).containsExactly("Withdrawn: the explainer.");
    }

    @Test
    void whatWasGoneAndIsBackIsSaidToBeBack() {
        article.has(aleppo("Aleppo", "Text."));
        timeline.without(Change.WITHDRAWAL).and(Change.REPUBLICATION, dated(taken));

        assertThat(said(article, timeline)).containsExactly("Published again: the timeline.");
    }

    @Test
    void redactedWordsAreOwnedUpTo() {
        // They were taken out of what the reader has as well.
        article.has(aleppo("Aleppo", "[redacted]")).and(Change.REDACTION, aleppo("Aleppo", "[redacted]"));

        assertThat(said(article)).containsExactly("Words taken out: this article.");
    }

    @Test
    void anExplainerThatIsAddedToAnArticleIsNew() {
        var before = aleppo("Aleppo", "Text.");
        article.has(before).and(Change.UPDATE, about(before, Samples.explainerId(), timeline.id));

        assertThat(said(article)).containsExactly("New: explainer and timeline.");
    }

    @Test
    void anotherOrderIsSaidOnce() {
        var when = new Question(ItemId.next(), "When?", "Now.");
        explainer.has(asked(who, why, when)).and(Change.UPDATE, asked(when, why, who));

        assertThat(said(explainer)).containsExactly("Updated: order of the questions.");
    }

    @Test
    void whatNoReaderSeesIsNoNews() {
        article.has(aleppo("Aleppo", "Text."))
                .and(Change.UPDATE, aleppo("Aleppo", "Text.\n\n\n").at("another-address"));

        assertThat(said(article)).isEmpty();
    }

    @Test
    void whatChangedTooOftenToBeComparedIsSaidToHaveDoneSo() {
        article.has(aleppo("Aleppo", "Text."));
        for (var i = 0; i <= Course.MOST_COMPARED; i++) {
            article.and(Change.UPDATE, aleppo("Aleppo", "Text " + i));
        }

        assertThat(said(article)).containsExactly("Changed many times: this article.");
    }
}
