package news.backgrounder.page;

import static news.backgrounder.edition.Importance.KEY;
import static news.backgrounder.edition.Importance.ORDINARY;
import static news.backgrounder.edition.Samples.FIRST_OF_DECEMBER;
import static news.backgrounder.edition.Samples.event;
import static news.backgrounder.edition.Samples.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Corrected;
import news.backgrounder.edition.Digest;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTests {

    private static final Site SITE = new Site(
            "Backgrounder", URI.create("https://news.example/"), Locale.ENGLISH, ZoneId.of("Europe/London"), true);

    private static <B extends Body> Edition<B> edition(B body, Instant first, Instant last) {
        var change = first.equals(last) ? Change.FIRST : Change.CORRECTION;
        return new Edition<>(
                1,
                Samples.someArticle(),
                1,
                change,
                false,
                "It was wrong.",
                last,
                first,
                new Digest("A".repeat(43)),
                body);
    }

    @Nested
    class OfAnArticle {

        private ArticlePage page(String text, @Nullable ExplainerBody explainer) {
            var body = new ArticleBody("slug", "", "", "Headline", "", "", "", text, null, null, null);
            return ArticlePage.of(
                    new Shown<>(body, null),
                    explainer == null ? null : new Shown<>(explainer, null),
                    null,
                    List.of(),
                    SITE);
        }

        private ArticlePage page(String text) {
            return page(text, Samples.eruption());
        }

        @ParameterizedTest
        @CsvSource({
            "one|two|three|four|five|six|seven, 5",
            "one|two|three|## Four|five|six|seven, 3",
            "one|two|three|four|## Five|six, 4",
            "one|two|three|four|five|six|## Seven|eight, 6",
            "one|two|three|four|He said:|> A quotation|seven, 6",
            "one|two|three|four|These:|- a list|seven, 6"
        })
        void theExplainerStandsWhereItInterruptsLeast(String blocks, int opening) {
            assertThat(page(blocks.replace("|", "\n\n")).opening()).hasSize(opening);
        }

        @Test
        void withoutAnExplainerTheTextIsOnePiece() {
            assertThat(page("one\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix", null).rest())
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"'',0", "'one',1", "'## Only a heading',1"})
        void aShortTextIsAllOpening(String text, int blocks) {
            assertThat(page(text).opening()).hasSize(blocks);
            assertThat(page(text).rest()).isEmpty();
        }

        @Test
        void itsAddressComesFromTheSettings() {
            assertThat(page("one").canonical()).isEqualTo("https://news.example/articles/slug");
        }

        @Test
        void isCalledUpdatedOnlyWhenItWas() {
            var once = ArticlePage.of(
                    Shown.of(edition(Samples.aleppo(), FIRST_OF_DECEMBER, FIRST_OF_DECEMBER)),
                    null,
                    null,
                    List.of(),
                    SITE);
            var twice = ArticlePage.of(
                    Shown.of(edition(Samples.aleppo(), FIRST_OF_DECEMBER, FIRST_OF_DECEMBER.plusSeconds(3600))),
                    null,
                    null,
                    List.of(),
                    SITE);

            var first = Moment.of(FIRST_OF_DECEMBER, SITE.timeZone());
            assertThat(once.dates())
                    .isEqualTo(new Dates(first, null, null, "", 1, once.dates().history()));
            assertThat(twice.dates().firstPublished()).isEqualTo(first);
            assertThat(twice.dates().change()).isEqualTo("correction");
            assertThat(twice.dates().note()).isEqualTo("It was wrong.");
            assertThat(twice.dates().updated().text()).isEqualTo("1 December 2024, 22:40 GMT");
        }
    }

    @Nested
    class OfATimeline {

        private Timeline sidebar(TimelineBody.Event... events) {
            return Timeline.sidebar(new Shown<>(timeline(events), null), Corrections.NONE, SITE);
        }

        @Test
        void marksYearsAndSkippedTime() {
            var entries = sidebar(
                            event("2011", "a", KEY),
                            event("2012", "b", ORDINARY),
                            event("2016-07", "c", ORDINARY),
                            event("2016-12", "d", KEY))
                    .stretches()
                    .getFirst()
                    .entries();

            assertThat(entries).extracting(Timeline.Entry::yearMark).containsExactly(true, true, true, false);
            assertThat(entries).extracting(Timeline.Entry::timeSkipped).containsExactly(false, false, true, false);
        }

        @Test
        void aShortOneIsNotFolded() {
            assertThat(sidebar(event("2011", "a", ORDINARY), event("2012", "b", ORDINARY))
                            .stretches())
                    .singleElement()
                    .satisfies(stretch -> assertThat(stretch.folded()).isFalse());
        }

        @Test
        void ofALongOneTheOldOrdinaryEventsAreFoldedAndNoneIsLeftOut() {
            var events = IntStream.range(0, 150)
                    .mapToObj(i -> event(String.valueOf(1870 + i), "event " + i, i % 10 == 0 ? KEY : ORDINARY))
                    .toArray(TimelineBody.Event[]::new);

            var timeline = sidebar(events);

            assertThat(timeline.stretches().stream().flatMap(stretch -> stretch.entries().stream()))
                    .extracting(Timeline.Entry::headline)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 150).mapToObj(i -> "event " + i).toList());
            assertThat(timeline.stretches().stream()
                            .filter(Timeline.Stretch::folded)
                            .flatMap(stretch -> stretch.entries().stream()))
                    .hasSize(117)
                    .noneMatch(Timeline.Entry::key);
            assertThat(timeline.stretches().get(1).years()).isEqualTo("1871 to 1879");
            assertThat(timeline.stretches())
                    .as("where a fold ends, its year may be out of sight")
                    .allMatch(stretch -> stretch.entries().getFirst().yearMark());
        }

        @Test
        void anEmptyOneHasNoStretches() {
            assertThat(sidebar().stretches()).isEmpty();
            assertThat(Timeline.whole(new Shown<>(timeline(), null), true, Corrections.NONE, SITE)
                            .stretches())
                    .isEmpty();
        }

        @Test
        void theWholeOneRunsEitherWay() {
            var body = timeline(event("2011", "a", KEY), event("2012", "b", ORDINARY));

            assertThat(Timeline.whole(new Shown<>(body, null), true, Corrections.NONE, SITE)
                            .stretches()
                            .getFirst()
                            .entries())
                    .extracting(Timeline.Entry::headline)
                    .containsExactly("b", "a");
        }
    }

    @Test
    void theFrontPageLeadsWithTheNewestAndSortsTheRestIntoSections() {
        var page = FrontPage.of(
                List.of(
                        edition(Samples.article("a", "Lead"), FIRST_OF_DECEMBER, FIRST_OF_DECEMBER),
                        edition(Samples.article("b", "Second"), FIRST_OF_DECEMBER, FIRST_OF_DECEMBER)),
                List.of(edition(
                        timeline(
                                event("2011", "a", ORDINARY),
                                event("2012", "b", ORDINARY),
                                event("2013", "c", ORDINARY),
                                event("2014", "d", ORDINARY)),
                        FIRST_OF_DECEMBER,
                        FIRST_OF_DECEMBER)),
                SITE);

        assertThat(page.lead().headline()).isEqualTo("Lead");
        assertThat(page.conflicts().getFirst().stretches().getFirst().entries())
                .extracting(Timeline.Entry::headline)
                .containsExactly("d", "c", "b");
        assertThat(page.sections()).containsOnlyKeys("World");
        assertThat(page.sections().get("World")).extracting(Teaser::headline).containsExactly("Second");
    }

    @ParameterizedTest
    @CsvSource({"2024-12-01T21:40:00Z, '1 December 2024, 21:40 GMT'", "2024-07-01T21:40:00Z, '1 July 2024, 22:40 BST'"})
    void instantsAreShownInTheNewsroomsTimeZone(Instant instant, String text) {
        assertThat(Moment.of(instant, SITE.timeZone()).text()).isEqualTo(text);
    }

    /** A name that is redacted is gone from the body before; it must not come back out of a memory. */
    @Test
    void aCorrectionOfDestroyedTextDoesNotSayWhatItWas() throws InterruptedException {
        var right = edition(
                Samples.article("aleppo", "A man did it"), FIRST_OF_DECEMBER, FIRST_OF_DECEMBER.plusSeconds(60));
        var wrong = new WeakReference<>(
                edition(Samples.article("aleppo", "Anna Smith did it"), FIRST_OF_DECEMBER, FIRST_OF_DECEMBER));
        assertThat(Correction.of(new Corrected<>(right, wrong.get()), SITE).inWords())
                .contains("Anna Smith");

        for (var second = 0; second < 30 && wrong.get() != null; second++) {
            System.gc();
            Thread.sleep(100);
        }

        assertThat(wrong.get()).isNull();
        assertThat(Correction.of(new Corrected<>(right, null), SITE).inWords()).isEqualTo("It was wrong.");
    }
}
