package news.backgrounder.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ExplainerBody.Question;
import news.backgrounder.edition.Importance;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.edition.TimelineBody.Event;
import news.backgrounder.when.When;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergingTests {

    @Nested
    class Texts {

        @Test
        void keepBothEditorsEditsAndAllElseAsTyped() {
            var merged = carry(
                    "One.  \n\n\n*Two.*\r\n\r\nThree.\n \nFour.\n",
                    "One!  \n\n\n*Two.*\r\n\r\nThree.\n \nFour.\n",
                    "One.  \n\n\n*Two.*\r\n\r\nThree!\n \nFour.\n\nFive.");

            assertThat(merged.body().text()).isEqualTo("One!  \n\n\n*Two.*\r\n\r\nThree!\n \nFour.\n\nFive.");
            assertThat(merged.isClean()).isTrue();
        }

        @Test
        void takeEditsThatAreAlikeOnce() {
            var merged = carry("One.\n\nTwo.\n\nThree.", "One.\n\nNew.\n\nThree.\n\nEnd.", "One.\n\nNew.\n\nThree.");

            assertThat(merged.body().text()).isEqualTo("One.\n\nNew.\n\nThree.\n\nEnd.");
            assertThat(merged.isClean()).isTrue();
        }

        @Test
        void keepTheirsWhereBothChangedTheSameAndTheRestOfMine() {
            var merged = carry(
                    "One.\n\n*Two*.\n\nThree.\n\nFour.",
                    "One.\n\n*Two* mine.\n\nThree.\n\nFour mine.",
                    "One.\n\n*Two* theirs.\n\nThree.\n\nFour.");

            assertThat(merged.body().text()).isEqualTo("One.\n\n*Two* theirs.\n\nThree.\n\nFour mine.");
            assertThat(merged.contradictions())
                    .containsExactly(new Contradiction(Place.of(Part.TEXT), "Two.", "Two mine.", "Two theirs."));
        }

        @Test
        void clashWhereEditsTouch() {
            assertThat(carry("One.\n\nTwo.", "One mine.\n\nTwo.", "One.\n\nTwo theirs.")
                            .contradictions())
                    .containsExactly(new Contradiction(
                            Place.of(Part.TEXT), "One.\n\nTwo.", "One mine.\n\nTwo.", "One.\n\nTwo theirs."));
            assertThat(carry("One.", "One.\n\nMine.", "One.\n\nTheirs.").contradictions())
                    .containsExactly(new Contradiction(Place.of(Part.TEXT), "", "Mine.", "Theirs."));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "\n",
                    "\n\n",
                    "a",
                    "\na",
                    "a\n",
                    "a\nb\n\n\n c\r\n\r\nd\r\r",
                    " \n\t\na\n \n",
                    "\r\n",
                    "a\n "
                })
        void areCutWithoutLosingACharacter(String text) {
            var cut = SourceBlocks.of(text);
            assertThat(cut.gaps()).hasSize(cut.blocks().size() + 1);
            var joined = new StringBuilder(cut.gaps().getFirst());
            for (var i = 0; i < cut.blocks().size(); i++) {
                assertThat(cut.blocks().get(i)).isNotBlank();
                joined.append(cut.blocks().get(i)).append(cut.gaps().get(i + 1));
            }
            assertThat(joined.toString()).isEqualTo(text);
        }

        private Merged<ArticleBody> carry(String base, String mine, String theirs) {
            return Merging.carry(text(base), text(mine), text(theirs));
        }
    }

    @Nested
    class Fields {

        private final ArticleBody base = Samples.article("a", "One");

        @Test
        void areWhole() {
            var merged = Merging.carry(base, Samples.article("a", "One mine"), Samples.article("a", "One theirs"));

            assertThat(merged.body().headline()).isEqualTo("One theirs");
            assertThat(merged.contradictions())
                    .containsExactly(new Contradiction(Place.of(Part.HEADLINE), "One", "One mine", "One theirs"));
        }

        @Test
        void thatReferToOthersAreWhole() {
            var some = SubjectId.explainer(new UUID(1, 1));
            var other = SubjectId.explainer(new UUID(1, 2));
            var conflict = SubjectId.timeline(new UUID(1, 3));

            var merged = Merging.carry(base, Samples.about(base, some, conflict), Samples.about(base, other, conflict));

            assertThat(merged.body().conflict()).isEqualTo(conflict);
            assertThat(merged.contradictions())
                    .containsExactly(
                            new Contradiction(Place.of(Part.EXPLAINER), "", some.toString(), other.toString()));
        }

        @Test
        void ofTwoKindsAreNotMerged() {
            Body article = base;
            assertThatIllegalArgumentException().isThrownBy(() -> Merging.carry(article, Samples.eruption(), article));
        }
    }

    @Nested
    class Items {

        private final Question a = new Question(new ItemId("a"), "Who?", "They.");
        private final Question b = new Question(new ItemId("b"), "What?", "That.");
        private final Question c = new Question(new ItemId("c"), "Why?", "Because.");
        private final Question mine = new Question(new ItemId("mine"), "Mine?", "");
        private final Question theirs = new Question(new ItemId("theirs"), "Theirs?", "");

        @Test
        void addedByBothStandBehindWhatTheyStoodBehind() {
            var merged = Merging.carry(of(a, b, c), of(a, mine, b, c), of(c, a, theirs, b));

            assertThat(merged).isEqualTo(new Merged<>(of(c, a, mine, theirs, b), List.of()));
        }

        @Test
        void addedBehindOneThatIsGoneStandBehindTheOneBeforeIt() {
            assertThat(Merging.carry(of(a, b, c), of(a, b, mine, c), of(a, c)))
                    .isEqualTo(new Merged<>(of(a, mine, c), List.of()));
        }

        @Test
        void removedByOneAreGone() {
            assertThat(Merging.carry(of(a, b, c), of(a, c), of(a, b, c, theirs)))
                    .isEqualTo(new Merged<>(of(a, c, theirs), List.of()));
        }

        @Test
        void removedByOneAndChangedByTheOtherContradict() {
            var changed = new Question(b.id(), "What now?", b.answer());
            var place = new Place(Part.WHOLE_QUESTION, b.id(), 2);

            assertThat(Merging.carry(of(a, b), of(a), of(a, changed)))
                    .isEqualTo(new Merged<>(
                            of(a, changed),
                            List.of(new Contradiction(place, "What?\n\nThat.", "", "What now?\n\nThat."))));
            assertThat(Merging.carry(of(a, b), of(a, changed), of(a)))
                    .isEqualTo(new Merged<>(
                            of(a), List.of(new Contradiction(place, "What?\n\nThat.", "What now?\n\nThat.", ""))));
        }

        @Test
        void addedByBothDifferentlyUnderOneIdContradict() {
            var other = new Question(mine.id(), "Another?", "");

            assertThat(Merging.carry(of(), of(mine), of(a, other)).contradictions())
                    .containsExactly(
                            new Contradiction(new Place(Part.WHOLE_QUESTION, mine.id(), 2), "", "Mine?", "Another?"));
        }

        @Test
        void changedByBothAreMergedPartByPart() {
            var asked = new Question(b.id(), "What now?", b.answer());
            var answered = new Question(b.id(), b.question(), "This.");

            assertThat(Merging.carry(of(a, b), of(a, asked), of(answered, a)))
                    .isEqualTo(new Merged<>(of(new Question(b.id(), "What now?", "This."), a), List.of()));
        }

        @Test
        void reorderedByBothDifferentlyContradict() {
            assertThat(Merging.carry(of(a, b, c), of(b, a, c), of(a, c, b)))
                    .isEqualTo(new Merged<>(
                            of(a, c, b),
                            List.of(new Contradiction(
                                    Place.of(Part.ORDER),
                                    "Who?\nWhat?\nWhy?",
                                    "What?\nWho?\nWhy?",
                                    "Who?\nWhy?\nWhat?"))));
        }

        @Test
        void reorderedByBothAlikeAreFine() {
            assertThat(Merging.carry(of(a, b, c), of(c, a, b), of(c, a, b, theirs)))
                    .isEqualTo(new Merged<>(of(c, a, b, theirs), List.of()));
        }

        @Test
        void ofATimelineFollowTheirDates() {
            var war = event("a", "2011");
            var siege = event("b", "2012");
            var fall = event("c", "2013");
            var earlier = event("c", "2010");
            var later = event("a", "2014");

            assertThat(Merging.carry(
                            timeline(war, siege, fall), timeline(war, siege, earlier), timeline(siege, fall, later)))
                    .isEqualTo(new Merged<>(timeline(earlier, siege, later), List.of()));
        }

        @Test
        void ofTwoDatesAreReorderedByEachEditor() {
            var war = event("a", "2011");
            var siege = event("b", "2011");
            var fall = event("c", "2013");
            var flight = event("d", "2013");

            assertThat(Merging.carry(
                            timeline(war, siege, fall, flight),
                            timeline(siege, war, fall, flight),
                            timeline(war, siege, flight, fall)))
                    .isEqualTo(new Merged<>(timeline(siege, war, flight, fall), List.of()));
        }

        private ExplainerBody of(Question... questions) {
            return new ExplainerBody("e", "E", List.of(questions));
        }

        private Event event(String id, String when) {
            return new Event(new ItemId(id), When.parse(when), id, "", "", List.of(), Importance.KEY);
        }

        private TimelineBody timeline(Event... events) {
            return new TimelineBody("t", "T", List.of(events));
        }
    }

    @Nested
    class OfRandomStories {

        private static final int ROUNDS = 3_000;
        private final RandomStories stories = RandomStories.ofTests();

        @Test
        void isTheOneChangedBodyWhereTheOtherIsUntouched() {
            for (var round = 0; round < ROUNDS; round++) {
                var base = stories.body();
                var changed = stories.edited(base);

                assertThat(Merging.carry(base, changed, base)).isEqualTo(new Merged<>(changed, List.of()));
                assertThat(Merging.carry(base, base, changed)).isEqualTo(new Merged<>(changed, List.of()));
                assertThat(Merging.carry(base, changed, changed)).isEqualTo(new Merged<>(changed, List.of()));
            }
        }

        @Test
        void neitherInventsNorLosesAnItem() {
            for (var round = 0; round < ROUNDS; round++) {
                var base = stories.body();
                var mine = stories.edited(base);
                var theirs = stories.edited(base);
                var merged = Merging.carry(base, mine, theirs);

                var removed = new HashSet<>(ids(base));
                removed.removeIf(id -> ids(mine).contains(id) && ids(theirs).contains(id));
                var all = new HashSet<>(ids(mine));
                all.addAll(ids(theirs));
                assertThat(all).containsAll(ids(merged.body()));
                all.removeAll(removed);
                assertThat(ids(merged.body())).containsAll(all);
                if (merged.isClean()) {
                    assertThat(ids(merged.body())).isEqualTo(all);
                }
            }
        }

        @Test
        void isTheSameWhoeverIsCarriedOntoWhom() {
            var clean = 0;
            for (var round = 0; round < ROUNDS; round++) {
                var base = stories.body();
                var mine = stories.edited(base);
                var theirs = stories.edited(base);
                var there = Merging.carry(base, mine, theirs);
                var back = Merging.carry(base, theirs, mine);

                assertThat(there.contradictions()).hasSameSizeAs(back.contradictions());
                assertThat(there.contradictions().stream()
                                .map(found -> found.place().part()))
                        .containsExactlyInAnyOrderElementsOf(back.contradictions().stream()
                                .map(found -> found.place().part())
                                .toList());
                if (there.isClean()) {
                    clean++;
                    assertSameButForTheOrderOfNewItems(base, there.body(), back.body());
                }
            }
            assertThat(clean).isGreaterThan(ROUNDS / 10);
        }

        @Test
        void holdsAllThatBothChangedInDifferentPlaces() {
            for (var round = 0; round < ROUNDS; round++) {
                var base = stories.body();
                var rewritten = stories.rewritten(base);
                var owners = new HashMap<Place, Integer>();
                var mine = RandomStories.mixed(base, rewritten, place -> owner(owners, place) == 0);
                var theirs = RandomStories.mixed(base, rewritten, place -> owner(owners, place) == 1);
                var both = RandomStories.mixed(base, rewritten, place -> owner(owners, place) <= 1);

                assertThat(Merging.carry(base, mine, theirs).contradictions()).isEmpty();
                assertSameButForTheOrderOfNewItems(
                        base, Merging.carry(base, mine, theirs).body(), both);
                assertSameButForTheOrderOfNewItems(
                        base, Merging.carry(base, theirs, mine).body(), both);
            }
        }

        @Test
        void hasAContradictionExactlyWhereBothChangedTheSamePlaceDifferently() {
            for (var round = 0; round < ROUNDS; round++) {
                var base = stories.body();
                var mine = stories.rewritten(base);
                var other = stories.rewritten(base);
                var contested = new HashSet<Place>();
                var owners = new HashMap<Place, Integer>();
                var theirs = RandomStories.mixed(base, other, place -> {
                    var isTheirs = owner(owners, place) == 0;
                    if (isTheirs) {
                        contested.add(place);
                    }
                    return isTheirs;
                });
                contested.removeIf(place -> place.item() != null
                        && (!ids(base).contains(place.item())
                                || !ids(mine).contains(place.item())
                                || !ids(theirs).contains(place.item())));
                // A place that happens to be the same in both, such as importance, is none.
                contested.removeIf(place -> place.part() == Part.IMPORTANCE);

                var found = Merging.carry(base, mine, theirs).contradictions().stream()
                        .map(Contradiction::place)
                        .filter(place -> place.part() != Part.WHOLE_EVENT
                                && place.part() != Part.WHOLE_QUESTION
                                && place.part() != Part.IMPORTANCE)
                        .map(place -> new Place(place.part(), place.item(), 0))
                        .collect(Collectors.toSet());
                assertThat(found).isEqualTo(contested);
            }
        }

        @Test
        void holdsEditsOfATextThatDoNotTouch() {
            for (var round = 0; round < ROUNDS; round++) {
                var mine = new ArrayList<String>();
                var theirs = new ArrayList<String>();
                var both = new ArrayList<String>();
                var base = IntStream.range(0, 1 + stories.below(12))
                        .mapToObj(i -> stories.fresh())
                        .toList();
                for (var i = 0; i < base.size(); i++) {
                    var edited = edited(base.get(i));
                    var owner = i % 2 == 0 ? 2 : stories.below(3);
                    mine.addAll(owner == 0 ? edited : List.of(base.get(i)));
                    theirs.addAll(owner == 1 ? edited : List.of(base.get(i)));
                    both.addAll(owner < 2 ? edited : List.of(base.get(i)));
                }
                var expected = new Merged<>(joined(both), List.of());
                assertThat(Merging.carry(joined(base), joined(mine), joined(theirs)))
                        .isEqualTo(expected);
                assertThat(Merging.carry(joined(base), joined(theirs), joined(mine)))
                        .isEqualTo(expected);
            }
        }

        private List<String> edited(String block) {
            return switch (stories.below(4)) {
                case 0 -> List.of();
                case 1 -> List.of(stories.fresh(), block);
                case 2 -> List.of(block, stories.fresh(), stories.fresh());
                default -> List.of(stories.editedLine(block) + "!");
            };
        }

        private ArticleBody joined(List<String> blocks) {
            return text(String.join("\n\n", blocks));
        }

        private int owner(HashMap<Place, Integer> owners, Place place) {
            return owners.computeIfAbsent(place, unseen -> stories.below(3));
        }
    }

    /** What both added in one place may stand in either order, and so may what came to one date. */
    private static void assertSameButForTheOrderOfNewItems(Body base, Body one, Body other) {
        var ids = ids(base);
        assertThat(ids(one)).isEqualTo(ids(other));
        switch (one) {
            case ArticleBody article -> assertThat(article).isEqualTo(other);
            case ExplainerBody explainer -> {
                var another = (ExplainerBody) other;
                assertThat(explainer.title()).isEqualTo(another.title());
                assertThat(explainer.questions()).containsExactlyInAnyOrderElementsOf(another.questions());
                assertThat(explainer.questions().stream().filter(question -> ids.contains(question.id())))
                        .containsExactlyElementsOf(another.questions().stream()
                                .filter(question -> ids.contains(question.id()))
                                .toList());
            }
            case TimelineBody timeline -> {
                var another = (TimelineBody) other;
                var dates = ((TimelineBody) base).events().stream().collect(Collectors.toMap(Event::id, Event::when));
                assertThat(timeline.name()).isEqualTo(another.name());
                assertThat(timeline.events()).containsExactlyInAnyOrderElementsOf(another.events());
                assertThat(timeline.events().stream()
                                .filter(event -> event.when().equals(dates.get(event.id()))))
                        .containsExactlyElementsOf(another.events().stream()
                                .filter(event -> event.when().equals(dates.get(event.id())))
                                .toList());
            }
        }
        assertThat(one.slug()).isEqualTo(other.slug());
    }

    private static Set<ItemId> ids(Body body) {
        return switch (body) {
            case ArticleBody article -> Set.of();
            case ExplainerBody explainer -> explainer.ids();
            case TimelineBody timeline -> timeline.ids();
        };
    }

    private static ArticleBody text(String markdown) {
        return new ArticleBody("a", "", "", "", "", "", "", markdown, null, null, null);
    }
}
