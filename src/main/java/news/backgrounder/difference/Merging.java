package news.backgrounder.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.Source;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.prose.Prose;
import org.jspecify.annotations.Nullable;

/** Carries what an editor changed onto what somebody else has made of the same body since. */
public final class Merging {

    private final List<Contradiction> contradictions = new ArrayList<>();

    private Merging() {}

    /**
     * Their body with what I changed since the base. Nothing is guessed: a place that both changed, and not alike, is a
     * contradiction and stays theirs.
     *
     * @throws IllegalArgumentException if the bodies are not all of one kind
     */
    public static <B extends Body> Merged<B> carry(B base, B mine, B theirs) {
        var merging = new Merging();
        @SuppressWarnings("unchecked") // The kind is that of all three.
        var body = (B) merging.merge(base, mine, theirs);
        return new Merged<>(body, merging.contradictions);
    }

    private Body merge(Body base, Body mine, Body theirs) {
        return switch (base) {
            case ArticleBody was
            when mine instanceof ArticleBody me && theirs instanceof ArticleBody them -> article(was, me, them);
            case ExplainerBody was
            when mine instanceof ExplainerBody me && theirs instanceof ExplainerBody them -> explainer(was, me, them);
            case TimelineBody was
            when mine instanceof TimelineBody me && theirs instanceof TimelineBody them -> timeline(was, me, them);
            default ->
                throw new IllegalArgumentException(
                        base.kind() + ", " + mine.kind() + " and " + theirs.kind() + " are no three states");
        };
    }

    private ArticleBody article(ArticleBody base, ArticleBody mine, ArticleBody theirs) {
        return new ArticleBody(
                line(Part.SLUG, base.slug(), mine.slug(), theirs.slug()),
                line(Part.SECTION, base.section(), mine.section(), theirs.section()),
                line(Part.KICKER, base.kicker(), mine.kicker(), theirs.kicker()),
                line(Part.HEADLINE, base.headline(), mine.headline(), theirs.headline()),
                line(Part.STANDFIRST, base.standfirst(), mine.standfirst(), theirs.standfirst()),
                line(Part.BYLINE, base.byline(), mine.byline(), theirs.byline()),
                line(Part.DATELINE, base.dateline(), mine.dateline(), theirs.dateline()),
                markdown(Place.of(Part.TEXT), base.text(), mine.text(), theirs.text()),
                either(
                        Place.of(Part.PICTURE),
                        base.picture(),
                        mine.picture(),
                        theirs.picture(),
                        picture -> String.join("\n", Comparison.words(picture))),
                either(
                        Place.of(Part.EXPLAINER),
                        base.explainer(),
                        mine.explainer(),
                        theirs.explainer(),
                        Merging::written),
                either(Place.of(Part.CONFLICT), base.conflict(), mine.conflict(), theirs.conflict(), Merging::written));
    }

    private ExplainerBody explainer(ExplainerBody base, ExplainerBody mine, ExplainerBody theirs) {
        var slug = line(Part.SLUG, base.slug(), mine.slug(), theirs.slug());
        var title = line(Part.TITLE, base.title(), mine.title(), theirs.title());
        var items = new ItemMerging(this, Item.of(base), Item.of(mine), Item.of(theirs)).merged();
        return new ExplainerBody(
                slug,
                title,
                items.stream()
                        .filter(Item.Asked.class::isInstance)
                        .map(Item.Asked.class::cast)
                        .map(Item.Asked::question)
                        .toList());
    }

    private TimelineBody timeline(TimelineBody base, TimelineBody mine, TimelineBody theirs) {
        var slug = line(Part.SLUG, base.slug(), mine.slug(), theirs.slug());
        var name = line(Part.NAME, base.name(), mine.name(), theirs.name());
        var items = new ItemMerging(this, Item.of(base), Item.of(mine), Item.of(theirs)).merged();
        return new TimelineBody(
                slug,
                name,
                items.stream()
                        .filter(Item.Dated.class::isInstance)
                        .map(Item.Dated.class::cast)
                        .map(Item.Dated::event)
                        .toList());
    }

    /** An item that all three have, part by part. */
    Item item(Item base, Item mine, Item theirs, int position) {
        if (base instanceof Item.Asked(var was)
                && mine instanceof Item.Asked(var me)
                && theirs instanceof Item.Asked(var them)) {
            return new Item.Asked(new ExplainerBody.Question(
                    them.id(),
                    either(
                            new Place(Part.QUESTION, them.id(), position),
                            was.question(),
                            me.question(),
                            them.question(),
                            Function.identity()),
                    markdown(new Place(Part.ANSWER, them.id(), position), was.answer(), me.answer(), them.answer())));
        }
        if (base instanceof Item.Dated was && mine instanceof Item.Dated me && theirs instanceof Item.Dated them) {
            return new Item.Dated(event(was, me, them, position));
        }
        throw new IllegalArgumentException("A question is no event");
    }

    private TimelineBody.Event event(Item.Dated base, Item.Dated mine, Item.Dated theirs, int position) {
        var was = base.event();
        var me = mine.event();
        var them = theirs.event();
        Function<Part, Place> at = part -> new Place(part, them.id(), position);
        return new TimelineBody.Event(
                them.id(),
                either(at.apply(Part.WHEN), was.when(), me.when(), them.when(), when -> when.text()),
                either(
                        at.apply(Part.EVENT_HEADLINE),
                        was.headline(),
                        me.headline(),
                        them.headline(),
                        Function.identity()),
                markdown(at.apply(Part.EVENT_TEXT), was.text(), me.text(), them.text()),
                either(at.apply(Part.EVENT_PLACE), was.place(), me.place(), them.place(), Function.identity()),
                either(at.apply(Part.SOURCES), was.sources(), me.sources(), them.sources(), Merging::sources),
                either(
                        at.apply(Part.IMPORTANCE),
                        was.importance(),
                        me.importance(),
                        them.importance(),
                        Item.Dated::words));
    }

    private String line(Part part, String base, String mine, String theirs) {
        return either(Place.of(part), base, mine, theirs, Function.identity());
    }

    private <T extends @Nullable Object> T either(
            Place place, T base, T mine, T theirs, Function<? super T, String> words) {
        if (Objects.equals(mine, base)) {
            return theirs;
        }
        if (Objects.equals(theirs, base) || Objects.equals(theirs, mine)) {
            return mine;
        }
        contradict(place, words.apply(base), words.apply(mine), words.apply(theirs));
        return theirs;
    }

    private String markdown(Place place, String base, String mine, String theirs) {
        if (mine.equals(base)) {
            return theirs;
        }
        if (theirs.equals(base) || theirs.equals(mine)) {
            return mine;
        }
        var merging = new TextMerging(base, mine, theirs);
        merging.clashes()
                .forEach(clash -> contradict(place, read(clash.base()), read(clash.mine()), read(clash.theirs())));
        return merging.merged();
    }

    void contradict(Place place, String base, String mine, String theirs) {
        contradictions.add(new Contradiction(place, base, mine, theirs));
    }

    private static String read(String markdown) {
        return String.join("\n\n", Prose.paragraphs(markdown));
    }

    private static String sources(List<Source> sources) {
        return sources.stream().map(Item.Dated::words).collect(Collectors.joining("\n"));
    }

    private static String written(@Nullable SubjectId subject) {
        return subject == null ? "" : subject.toString();
    }
}
