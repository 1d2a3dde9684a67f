package news.backgrounder.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import news.backgrounder.difference.Merging;
import news.backgrounder.difference.RandomStories;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.Digest;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.Entry;
import news.backgrounder.edition.Samples;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.Tombstone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutlookTests {

    private static final Instant SIX = Instant.parse("2026-11-24T18:00:00Z");
    private static final Digest DIGEST = new Digest("A".repeat(43));
    private static final BiPredicate<SubjectId, String> FREE = (_, _) -> false;

    private final SubjectId article = Samples.someArticle();

    private static PendingSet set(Instant at, PendingPart... parts) {
        return new PendingSet(
                UUID.randomUUID(),
                Samples.someArticle(),
                at,
                Change.UPDATE,
                false,
                "",
                "ann",
                SIX,
                PendingSet.State.WAITING,
                null,
                null,
                List.of(parts));
    }

    private static Entry published(SubjectId subject, Body body) {
        return new Edition<>(1, subject, 1, Change.FIRST, false, "", SIX, SIX, DIGEST, body);
    }

    private static PendingPart part(SubjectId subject, @Nullable Body base, Body target) {
        return new PendingPart(subject, base, target);
    }

    private List<Outlook.Prospect> outlook(Body published, PendingSet... sets) {
        return Outlook.of(Map.of(article, published(article, published)), List.of(sets), FREE);
    }

    @Test
    void whatNobodyTouchedMeanwhileGoesLiveAsItWasScheduled() {
        var stories = RandomStories.ofTests();
        for (var round = 0; round < 500; round++) {
            var base = stories.body();
            var target = stories.edited(base);

            var prospect = outlook(base, set(SIX, part(article, base, target))).getFirst();

            assertThat(prospect.isClear()).isTrue();
            assertThat(prospect.then()).containsEntry(article, target);
        }
    }

    @Test
    void eachIsCarriedOntoWhatTheOnesBeforeItGiveAndWhatCannotGoChangesNothing() {
        var stories = RandomStories.ofTests();
        for (var round = 0; round < 300; round++) {
            var base = stories.body();
            var seen = stories.edited(base);
            var sets = new ArrayList<PendingSet>();
            for (var i = 0; i < 3; i++) {
                sets.add(set(SIX.plusSeconds(i), part(article, base, stories.edited(base))));
            }

            Body now = seen;
            for (var prospect : outlook(seen, sets.toArray(PendingSet[]::new))) {
                var target = prospect.set().parts().getFirst().target();
                var merged = Merging.<Body>carry(base, target == null ? base : target, now);
                assertThat(prospect.isClear()).isEqualTo(merged.isClean());
                now = merged.isClean() ? merged.body() : now;
                assertThat(prospect.then()).containsEntry(article, now);
            }
        }
    }

    @Test
    void onePartThatCannotGoHoldsTheWholeSet() {
        var explainer = Samples.explainerId();
        var base = Samples.aleppo("Base");
        var answer = Samples.eruption();
        var newest = new HashMap<SubjectId, Entry>();
        newest.put(article, published(article, base));
        newest.put(explainer, new Tombstone(2, explainer, 2, Change.WITHDRAWAL, "why", SIX, DIGEST));

        var prospect = Outlook.of(
                        newest,
                        List.of(set(
                                SIX,
                                part(article, base, Samples.article(base.slug(), "Target")),
                                part(explainer, answer, Samples.eruption()))),
                        FREE)
                .getFirst();

        assertThat(prospect.hindrance()).contains(Hindrance.WITHDRAWN);
        assertThat(prospect.then()).containsEntry(article, base);
    }

    @Test
    void whatContradictsIsNamedWithItsPlace() {
        var base = Samples.article("a", "Base");

        var prospect = outlook(
                        Samples.article("a", "Published since"),
                        set(SIX, part(article, base, Samples.article("a", "Scheduled"))))
                .getFirst();

        assertThat(prospect.hindrance()).contains(Hindrance.CONTRADICTION);
        assertThat(Disputed.of(prospect.fates().getFirst()))
                .containsExactly(new Disputed("Article, headline", "Base", "Scheduled", "Published since"));
    }

    @Test
    void aFirstPublicationAndWhatBuildsOnItFollowEachOther() {
        var first = Samples.article("a", "First");
        var second = Samples.article("a", "Second");
        var sets =
                List.of(set(SIX, part(article, null, first)), set(SIX.plusSeconds(60), part(article, first, second)));

        assertThat(Outlook.of(Map.of(), sets, FREE)).allMatch(Outlook.Prospect::isClear);
        assertThat(Outlook.of(Map.of(), sets, FREE).getLast().then()).containsEntry(article, second);
        assertThat(Outlook.of(Map.of(), sets.subList(1, 2), FREE).getFirst().hindrance())
                .contains(Hindrance.UNPUBLISHED);
        assertThat(outlook(second, sets.getFirst()).getFirst().hindrance()).contains(Hindrance.PUBLISHED);
    }

    @Test
    void anAddressOfAnotherSubjectIsNotTaken() {
        var sets = List.of(set(SIX, part(article, null, Samples.article("taken", "First"))));

        assertThat(Outlook.of(Map.of(), sets, (_, slug) -> slug.equals("taken"))
                        .getFirst()
                        .hindrance())
                .contains(Hindrance.ADDRESS);
    }
}
