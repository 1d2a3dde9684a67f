package news.backgrounder.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backgrounder.difference.Difference.Added;
import news.backgrounder.difference.Difference.Exchanged;
import news.backgrounder.difference.Difference.Moved;
import news.backgrounder.difference.Difference.Removed;
import news.backgrounder.difference.Difference.Reworded;
import news.backgrounder.difference.Passage.Changed;
import news.backgrounder.difference.Passage.Restyled;
import news.backgrounder.difference.Passage.Unchanged;
import news.backgrounder.difference.Run.Kind;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ExplainerBody.Question;
import news.backgrounder.edition.Importance;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.Picture;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.Source;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.edition.TimelineBody.Event;
import news.backgrounder.prose.Prose;
import news.backgrounder.when.When;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTests {

    @Nested
    class Words {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Rebels enter Aleppo | Rebels leave Aleppo | Rebels [-enter][+leave] Aleppo",
                    "Still Assad.| Still Assad! | Still Assad[-.][+!]",
                    "The old grey cat | The cat | The [-old grey ]cat",
                    "one two | three four | [-one two][+three four]",
                    "反对派进入大马士革 | 反对派离开大马士革 | 反对派[-进入][+离开]大马士革",
                    "a 👩‍👩‍👧 b | a 👩‍👩‍👦 b | a [-👩‍👩‍👧][+👩‍👩‍👦] b",
                    "'' | new | [+new]",
                    "old | '' | [-old]"
                })
        void areComparedAsReadersSeeThem(String before, String after, String expected) {
            assertThat(written(Wording.runs(before, after))).isEqualTo(expected);
        }

        @Test
        void thatAreScrapsBetweenGreatChangesAreNotKeptApart() {
            assertThat(written(Wording.runs(
                            "Government troops of Damascus withdrew", "Opposition fighters of Aleppo advanced")))
                    .isEqualTo("[-Government troops of Damascus withdrew][+Opposition fighters of Aleppo advanced]");
        }
    }

    @Nested
    class Texts {

        @Test
        void foldWhatIsUnchanged() {
            assertThat(passages("One.\n\nTwo.\n\nThree words here.", "One.\n\nTwo.\n\nThree other here."))
                    .containsExactly(
                            new Unchanged(2),
                            new Changed(
                                    List.of(
                                            new Run(Kind.SAME, "Three "),
                                            new Run(Kind.REMOVED, "words"),
                                            new Run(Kind.ADDED, "other"),
                                            new Run(Kind.SAME, " here.")),
                                    2,
                                    2));
        }

        @Test
        void showAnEditedParagraphAmongNewOnesAsEdited() {
            var passages = passages(
                    "First.\n\nThe army left the town of Hama.\n\nLast.",
                    "First.\n\nQuite new.\n\nThe army left the city of Hama.\n\nAnd this.\n\nLast.");

            assertThat(passages).hasSize(5);
            assertThat(passages.get(1)).isEqualTo(new Changed(List.of(new Run(Kind.ADDED, "Quite new.")), -1, 1));
            assertThat(passages.get(2)).isInstanceOfSatisfying(Changed.class, changed -> {
                assertThat(changed.before()).isEqualTo(1);
                assertThat(changed.after()).isEqualTo(2);
                assertThat(written(changed.runs())).isEqualTo("The army left the [-town][+city] of Hama.");
            });
            assertThat(passages.get(3)).isEqualTo(new Changed(List.of(new Run(Kind.ADDED, "And this.")), -1, 3));
        }

        @Test
        void showALinkThatLeadsElsewhere() {
            var changed = (Changed) passages("A [report](https://a.org/1).", "A [report](https://a.org/2).")
                    .getFirst();

            assertThat(written(changed.runs())).isEqualTo("A report (https://a.org/[-1][+2]).");
        }

        @Test
        void sayWhatOnlyLooksDifferent() {
            assertThat(passages("One.\n\nTwo.", "One.\n\n*Two.*"))
                    .containsExactly(new Unchanged(1), new Restyled("Two.", 1, 1));
            assertThat(passages("Two", "## Two")).containsExactly(new Restyled("Two", 0, 0));
        }

        @Test
        void thatReadTheSameStillDiffer() {
            var differences = Differences.between(text("*One.*\n\nTwo."), text("_One._\n\n\nTwo."));

            assertThat(differences.isEmpty()).isFalse();
            assertThat(differences.list()).singleElement().isInstanceOfSatisfying(Reworded.class, reworded -> {
                assertThat(reworded.passages()).containsExactly(new Unchanged(2));
                assertThat(reworded.isVisible()).isFalse();
            });
        }

        private List<Passage> passages(String before, String after) {
            var difference =
                    Differences.between(text(before), text(after)).list().getFirst();
            assertThat(difference.place()).isEqualTo(new Place(Part.TEXT, null, 0));
            return ((Reworded) difference).passages();
        }
    }

    @Nested
    class Articles {

        @Test
        void tellHowWhatTheyReferToWasExchanged() {
            var plain = text("x");
            var explainer = SubjectId.explainer(new UUID(1, 1));
            var conflict = SubjectId.timeline(new UUID(1, 2));
            var full = Samples.about(plain, explainer, conflict);

            assertThat(Differences.between(plain, full).list())
                    .containsExactly(
                            new Exchanged(Place.of(Part.EXPLAINER), Exchanged.How.ADDED),
                            new Exchanged(Place.of(Part.CONFLICT), Exchanged.How.ADDED));
            assertThat(Differences.between(plain, full).touched().words()).isEqualTo("explainer added; conflict added");
            assertThat(Differences.between(full, plain).touched().words())
                    .isEqualTo("explainer removed; conflict removed");
        }

        @Test
        void tellOfThePictureAndItsWordsOnce() {
            var without = text("x");
            var with = with(without, new Picture("/pictures/1", "A street", "Hama", "AFP", 8, 6));
            var other = with(without, new Picture("/pictures/1", "A street", "Homs", "AFP", 8, 6));
            var larger = with(without, new Picture("/pictures/1", "A street", "Hama", "AFP", 80, 60));

            assertThat(Differences.between(without, with).list())
                    .extracting(Object::getClass)
                    .isEqualTo(List.of(Exchanged.class, Reworded.class));
            assertThat(Differences.between(without, with).touched().words()).isEqualTo("picture added");
            assertThat(Differences.between(with, other).list()).hasSize(1);
            assertThat(Differences.between(with, other).touched().words()).isEqualTo("picture");
            assertThat(Differences.between(with, larger).list()).hasSize(1);
        }

        private ArticleBody with(ArticleBody body, Picture picture) {
            return RandomStories.mixed(
                    body,
                    new ArticleBody("", "", "", "", "", "", "", "", picture, null, null),
                    place -> place.part() == Part.PICTURE);
        }

        @Test
        void areNotComparedWithExplainers() {
            Body article = Samples.aleppo();
            assertThatIllegalArgumentException().isThrownBy(() -> Differences.between(article, Samples.eruption()));
        }

        @Test
        void areAllNewAtFirst() {
            var differences = Differences.between(null, Samples.aleppo());

            assertThat(differences.first()).isTrue();
            assertThat(differences.isEmpty()).isFalse();
            assertThat(differences.touched().words()).isEmpty();
        }
    }

    @Nested
    class Items {

        private final Question a = new Question(new ItemId("a"), "Who?", "They.");
        private final Question b = new Question(new ItemId("b"), "What?", "That.");
        private final Question c = new Question(new ItemId("c"), "Why?", "Because.");
        private final Question d = new Question(new ItemId("d"), "When?", "Then.");

        @Test
        void areMovedAlone() {
            var differences = Differences.between(explainer(a, b, c, d), explainer(d, a, b, c));

            assertThat(differences.list()).containsExactly(new Moved(new Place(Part.WHOLE_QUESTION, d.id(), 1), 4, 1));
            assertThat(differences.touched().words()).isEqualTo("question 1 moved");
        }

        @Test
        void canBeMovedAndReworded() {
            var reworded = new Question(d.id(), "When then?", d.answer());

            assertThat(Differences.between(explainer(a, b, c, d), explainer(a, reworded, b, c))
                            .list())
                    .extracting(difference -> difference.place().part())
                    .containsExactly(Part.WHOLE_QUESTION, Part.QUESTION);
        }

        @Test
        void areAddedAndRemovedWhereTheyStand() {
            var differences = Differences.between(explainer(a, b, c), explainer(a, d, c));

            assertThat(differences.list())
                    .extracting(Difference::place)
                    .containsExactly(
                            new Place(Part.WHOLE_QUESTION, b.id(), 2), new Place(Part.WHOLE_QUESTION, d.id(), 2));
            assertThat(differences.list().getFirst()).isInstanceOfSatisfying(Removed.class, removed -> {
                assertThat(removed.item()).isEqualTo(new Item.Asked(b));
                assertThat(removed.passages())
                        .containsExactly(
                                new Changed(List.of(new Run(Kind.REMOVED, "What?")), 0, -1),
                                new Changed(List.of(new Run(Kind.REMOVED, "That.")), 1, -1));
            });
            assertThat(differences.touched().words()).isEqualTo("one question added; one question removed");
        }

        @Test
        void takenOutAndPutBackByTheSameIdAreReworded() {
            var back = new Question(b.id(), "What then?", "Nothing alike.");

            assertThat(Differences.between(explainer(a, b, c), explainer(a, back, c))
                            .list())
                    .hasOnlyElementsOfType(Reworded.class)
                    .hasSize(2);
        }

        @Test
        void ofATimelineDoNotMoveWithTheirDate() {
            var first = event("a", "2011", "War");
            var second = event("b", "2012", "Siege");

            var later = new Event(first.id(), When.parse("2013"), "War", "", "", List.of(), Importance.KEY);
            assertThat(Differences.between(timeline(first, second), timeline(later, second))
                            .list())
                    .singleElement()
                    .isInstanceOfSatisfying(Reworded.class, reworded -> {
                        assertThat(reworded.place()).isEqualTo(new Place(Part.WHEN, first.id(), 2));
                        assertThat(reworded.passages())
                                .containsExactly(new Changed(
                                        List.of(new Run(Kind.REMOVED, "2011"), new Run(Kind.ADDED, "2013")), 0, 0));
                    });
        }

        @Test
        void ofOneDateMoveAsTheEditorWills() {
            var first = event("a", "2011", "War");
            var second = event("b", "2011", "Siege");

            assertThat(Differences.between(timeline(first, second), timeline(second, first))
                            .list())
                    .containsExactly(new Moved(new Place(Part.WHOLE_EVENT, second.id(), 1), 2, 1));
        }

        @Test
        void ofATimelineShowSourcesAndImportance() {
            var event = event("a", "2011", "War");
            var other = new Event(
                    event.id(),
                    event.when(),
                    "War",
                    "",
                    "",
                    List.of(new Source("UN", "https://un.org/1")),
                    Importance.ORDINARY);

            assertThat(Differences.between(timeline(event), timeline(other)).list().stream()
                            .map(difference ->
                                    ((Reworded) difference).passages().getFirst())
                            .map(passage -> written(((Changed) passage).runs())))
                    .containsExactly("[+UN (https://un.org/1)]", "[-key][+ordinary] event");
        }
    }

    @Nested
    class Touches {

        @Test
        void areWrittenInShort() {
            var article = Differences.between(Samples.article("a", "One"), Samples.article("a", "Two"));
            var questions = IntStream.range(0, 4)
                    .mapToObj(i -> new Question(new ItemId("q" + i), "Question " + i, "Answer " + i))
                    .toList();
            var edited = new ArrayList<>(questions);
            edited.add(1, edited.remove(3));
            edited.set(3, new Question(new ItemId("q2"), "Question 2", "New"));
            edited.add(new Question(new ItemId("new"), "And?", "Yes"));
            var explainer =
                    Differences.between(new ExplainerBody("e", "E", questions), new ExplainerBody("e", "E", edited));
            var timeline = Differences.between(
                    timeline(event("a", "2011", "War"), event("b", "2012", "Siege")),
                    timeline(event("a", "2011", "A war"), event("b", "2012", "A siege")));

            assertThat(article.touched()
                            .and(explainer.touched())
                            .and(timeline.touched())
                            .words())
                    .isEqualTo("headline; answer 4; question 2 moved; one question added; two events");
            assertThat(explainer.touched().list())
                    .containsExactly(
                            new Touch(Part.ANSWER, Touch.Kind.CHANGED, List.of(4)),
                            new Touch(Part.WHOLE_QUESTION, Touch.Kind.MOVED, List.of(2)),
                            new Touch(Part.WHOLE_QUESTION, Touch.Kind.ADDED, List.of(5)));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "1 | answer 1",
                    "2 | answers 1 and 2",
                    "3 | answers 1, 2 and 3",
                    "4 | four answers",
                    "10 | ten answers",
                    "11 | 11 answers"
                })
        void listAFewAndCountMany(int count, String words) {
            var positions = IntStream.rangeClosed(1, count).boxed().toList();

            assertThat(new Touched(List.of(new Touch(Part.ANSWER, Touch.Kind.CHANGED, positions))).words())
                    .isEqualTo(words);
        }
    }

    @Nested
    class OfRandomStories {

        private static final int ROUNDS = 3_000;
        private final RandomStories stories = RandomStories.ofTests();

        @Test
        void areNoneExactlyWhereBodiesAreEqual() {
            for (var round = 0; round < ROUNDS; round++) {
                var before = stories.body();
                var after = stories.edited(before);

                assertThat(Differences.between(before, before).isEmpty()).isTrue();
                assertThat(Comparison.of(before, before)).isEmpty();
                assertThat(Comparison.of(before, after).isEmpty())
                        .as("%s to %s", before, after)
                        .isEqualTo(before.equals(after));
                assertThat(Differences.between(before, after).touched().words().isEmpty())
                        .isEqualTo(before.equals(after));
            }
        }

        @Test
        void rebuildBothTexts() {
            for (var round = 0; round < ROUNDS; round++) {
                var before = stories.markdown();
                var after = stories.editedMarkdown(stories.editedMarkdown(before));
                check(Prose.paragraphs(before), Prose.paragraphs(after), before, after);
                var other = stories.markdown();
                check(Prose.paragraphs(before), Prose.paragraphs(other), before, other);
            }
        }

        private void check(List<String> before, List<String> after, String then, String now) {
            var passages = new Paragraphs(before, after).passages(Prose.blocks(then), Prose.blocks(now));
            var rebuiltBefore = new ArrayList<String>();
            var rebuiltAfter = new ArrayList<String>();
            var shown = after.stream().filter(paragraph -> !paragraph.isEmpty()).toList();
            for (var passage : passages) {
                switch (passage) {
                    case Unchanged unchanged -> {
                        var same = shown.subList(rebuiltAfter.size(), rebuiltAfter.size() + unchanged.count());
                        rebuiltBefore.addAll(same);
                        rebuiltAfter.addAll(same);
                    }
                    case Restyled restyled -> {
                        assertThat(before.get(restyled.before())).isEqualTo(restyled.text());
                        rebuiltBefore.add(restyled.text());
                        rebuiltAfter.add(after.get(restyled.after()));
                    }
                    case Changed changed -> {
                        assertThat(changed.runs()).noneMatch(run -> run.text().isEmpty());
                        if (changed.before() >= 0) {
                            rebuiltBefore.add(joined(changed.runs(), Kind.ADDED));
                            assertThat(before.get(changed.before())).isEqualTo(rebuiltBefore.getLast());
                        }
                        if (changed.after() >= 0) {
                            rebuiltAfter.add(joined(changed.runs(), Kind.REMOVED));
                            assertThat(after.get(changed.after())).isEqualTo(rebuiltAfter.getLast());
                        }
                    }
                }
            }
            assertThat(rebuiltBefore)
                    .isEqualTo(before.stream().filter(text -> !text.isEmpty()).toList());
            assertThat(rebuiltAfter).isEqualTo(shown);
        }

        @Test
        void neverTakeAMoveForARemoval() {
            for (var round = 0; round < ROUNDS; round++) {
                var before = stories.explainer();
                var after = stories.edited(before);
                var list = Differences.between(before, after).list();

                assertThat(ids(list, Added.class)).isEqualTo(minus(after, before));
                assertThat(ids(list, Removed.class)).isEqualTo(minus(before, after));
                var moved = ids(list, Moved.class);
                var stayed = new ArrayList<>(
                        before.questions().stream().map(Question::id).toList());
                stayed.removeIf(id -> moved.contains(id) || !after.ids().contains(id));
                assertThat(after.questions().stream().map(Question::id).filter(stayed::contains))
                        .containsExactlyElementsOf(stayed);
            }
        }

        private Set<ItemId> minus(ExplainerBody body, ExplainerBody other) {
            var ids = new HashSet<>(body.ids());
            ids.removeAll(other.ids());
            return ids;
        }

        private Set<ItemId> ids(List<Difference> list, Class<? extends Difference> type) {
            return list.stream()
                    .filter(type::isInstance)
                    .map(difference -> difference.place().item())
                    .collect(Collectors.toSet());
        }

        @Test
        void listTheLaterBodyInItsOrder() {
            for (var round = 0; round < ROUNDS; round++) {
                var before = stories.timeline();
                var list = Differences.between(before, stories.edited(before)).list();

                assertThat(list.stream()
                                .filter(difference -> difference.place().item() != null)
                                .filter(difference -> !(difference instanceof Removed))
                                .map(difference -> difference.place().position()))
                        .isSorted();
            }
        }
    }

    @Nested
    class OfLongTexts {

        private final Random random = new Random(7);

        @Test
        void takeNoLongTimeWhateverTheyAre() {
            var words = words(40_000);
            var others = words(40_000);
            var edited = new ArrayList<>(words);
            IntStream.range(0, 2_000).forEach(i -> edited.set(random.nextInt(edited.size()), "x" + i));
            var shuffled = new ArrayList<>(words);
            Collections.shuffle(shuffled, random);

            for (var gap : List.of(" ", "\n\n", " w w w w w w w w w w w w w w\n\n")) {
                for (var other : List.of(others, edited, shuffled)) {
                    var before = text(cut(String.join(gap, words)));
                    var after = text(cut(String.join(gap, other)));
                    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
                        Differences.between(before, after);
                        Alignment.of(before.text(), after.text());
                        Merging.carry(before, after, text(before.text() + "\n\nEnd."));
                    });
                }
            }
        }

        @Test
        void andOfAThousandEventsTakeNoLongTime() {
            var events = IntStream.range(0, 1_000)
                    .mapToObj(i -> event("e" + i, "2011", String.join(" ", words(20))))
                    .toList();
            var others = new ArrayList<>(events.stream()
                    .map(event -> new Event(
                            event.id(),
                            event.when(),
                            String.join(" ", words(20)),
                            "Text.",
                            "",
                            List.of(),
                            Importance.KEY))
                    .toList());
            Collections.shuffle(others, random);

            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
                var list = Differences.between(new TimelineBody("a", "A", events), new TimelineBody("a", "A", others))
                        .list();
                assertThat(list).hasSizeGreaterThan(2_000);
            });
        }

        private List<String> words(int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> Integer.toString(random.nextInt(5_000), 36))
                    .toList();
        }

        private String cut(String text) {
            return text.substring(0, Math.min(text.length(), 200_000));
        }
    }

    private static String joined(List<Run> runs, Kind without) {
        return runs.stream().filter(run -> run.kind() != without).map(Run::text).collect(Collectors.joining());
    }

    private static String written(List<Run> runs) {
        return runs.stream()
                .map(run -> switch (run.kind()) {
                    case SAME -> run.text();
                    case REMOVED -> "[-" + run.text() + "]";
                    case ADDED -> "[+" + run.text() + "]";
                })
                .collect(Collectors.joining());
    }

    private static ArticleBody text(String markdown) {
        return new ArticleBody("a", "", "", "", "", "", "", markdown, null, null, null);
    }

    private static ExplainerBody explainer(Question... questions) {
        return new ExplainerBody("e", "E", Arrays.asList(questions));
    }

    private static Event event(String id, String when, String headline) {
        return new Event(new ItemId(id), When.parse(when), headline, "", "", List.of(), Importance.KEY);
    }

    private static TimelineBody timeline(Event... events) {
        return new TimelineBody("t", "T", List.of(events));
    }
}
