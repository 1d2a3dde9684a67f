package news.backgrounder.difference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backgrounder.Seed;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.ExplainerBody.Question;
import news.backgrounder.edition.Importance;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.Picture;
import news.backgrounder.edition.Source;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.edition.TimelineBody.Event;
import news.backgrounder.when.When;
import org.jspecify.annotations.Nullable;

/**
 * Bodies and edits of bodies by chance: the same ones for the same seed. Few words and dates, so that many are alike.
 */
public final class RandomStories {

    private static final List<String> WORDS = List.of(
            "rebels",
            "army",
            "the",
            "of",
            "in",
            "Aleppo",
            "Damascus",
            "Hama",
            "entered",
            "left",
            "says",
            "Syria’s",
            "1,200",
            "people",
            "مدينة",
            "حلب",
            "大马士革",
            "反对派",
            "ประเทศซีเรีย",
            "👩‍👩‍👧",
            "🇸🇾",
            "𝔘𝔫",
            "naïve",
            "co-operate");
    private static final List<String> MARKS = List.of(" ", " ", " ", " ", ", ", " — ", "; ", "\u00a0", "  ", "\n");
    private static final List<String> GAPS = List.of("\n\n", "\n\n", "\n\n", "\n\n\n", "\n \n", "\r\n\r\n");
    private static final List<String> DATES = List.of(
            "2011",
            "2011-03",
            "2016-12-22",
            "2024-11-27",
            "2024-11-27",
            "2024-11-30?",
            "2024-12-08",
            "2012/2016",
            "2024-12-08T06:18Z");

    private final Random random;
    private int freshYears;

    public RandomStories(Random random) {
        this.random = random;
    }

    public static RandomStories ofTests() {
        return new RandomStories(new Random(Seed.ofTests()));
    }

    public Body body() {
        return switch (random.nextInt(3)) {
            case 0 -> article();
            case 1 -> explainer();
            default -> timeline();
        };
    }

    public ArticleBody article() {
        return new ArticleBody(
                slug(),
                line(),
                line(),
                line(),
                line(),
                line(),
                line(),
                markdown(),
                picture(),
                chance() ? null : SubjectId.explainer(uuid()),
                chance() ? null : SubjectId.timeline(uuid()));
    }

    public ExplainerBody explainer() {
        return new ExplainerBody(slug(), line(), some(7, this::question));
    }

    public TimelineBody timeline() {
        return new TimelineBody(slug(), line(), some(8, this::event));
    }

    public Question question() {
        return new Question(id(), line(), markdown());
    }

    public Event event() {
        return new Event(
                id(),
                when(),
                line(),
                markdown(),
                line(),
                some(3, this::source),
                chance() ? Importance.KEY : Importance.ORDINARY);
    }

    public When when() {
        return When.parse(oneOf(DATES));
    }

    public ItemId id() {
        return new ItemId("i" + Long.toString(random.nextLong() >>> 1, 36));
    }

    public @Nullable Picture picture() {
        return chance() ? null : new Picture("/pictures/" + random.nextInt(4), line(), line(), line(), 800, 600);
    }

    /** A line of a few words; empty at times. */
    public String line() {
        return words(random.nextInt(6)).replace('\n', ' ');
    }

    /** Some blocks of Markdown of all kinds; empty at times. */
    public String markdown() {
        var text = new StringBuilder();
        for (var left = random.nextInt(7); left > 0; left--) {
            text.append(block()).append(left > 1 || random.nextInt(5) == 0 ? oneOf(GAPS) : "");
        }
        return text.toString();
    }

    public String block() {
        return switch (random.nextInt(12)) {
            case 0 -> "## " + words(3).replace('\n', ' ');
            case 1 -> "> " + words(6).replace('\n', ' ');
            case 2 -> "- " + words(3) + "\n- " + words(3) + "\n  - " + words(2);
            case 3 -> (1 + random.nextInt(3)) + ". " + words(3) + "\n3. " + words(3);
            case 4 -> "***";
            case 5 -> words(4) + " [" + words(1) + "](https://example.org/" + random.nextInt(3) + ") " + words(3);
            case 6 -> words(3) + " *" + words(1) + "* " + words(4) + " **" + words(1) + "**";
            case 7 ->
                random.nextInt(4) == 0
                        ? "[note]: https://example.org/" + random.nextInt(3)
                        : words(2) + "\\\n" + words(2);
            default -> words(3 + random.nextInt(20)) + ".";
        };
    }

    /** The body with one to four edits of any kind, which may undo each other. */
    public <B extends Body> B edited(B body) {
        Body edited = body;
        for (var left = 1 + random.nextInt(4); left > 0; left--) {
            edited = switch (edited) {
                case ArticleBody article -> editedOnce(article);
                case ExplainerBody explainer -> editedOnce(explainer);
                case TimelineBody timeline -> editedOnce(timeline);
            };
        }
        @SuppressWarnings("unchecked")
        var same = (B) edited;
        return same;
    }

    private ArticleBody editedOnce(ArticleBody body) {
        var part = random.nextInt(14);
        return new ArticleBody(
                part == 0 ? slug() : body.slug(),
                part == 1 ? editedLine(body.section()) : body.section(),
                part == 2 ? editedLine(body.kicker()) : body.kicker(),
                part == 3 ? editedLine(body.headline()) : body.headline(),
                part == 4 ? editedLine(body.standfirst()) : body.standfirst(),
                part == 5 ? editedLine(body.byline()) : body.byline(),
                part == 6 ? editedLine(body.dateline()) : body.dateline(),
                part >= 10 ? editedMarkdown(body.text()) : body.text(),
                part == 7 ? picture() : body.picture(),
                part == 8 ? (chance() ? null : SubjectId.explainer(uuid())) : body.explainer(),
                part == 9 ? (chance() ? null : SubjectId.timeline(uuid())) : body.conflict());
    }

    private ExplainerBody editedOnce(ExplainerBody body) {
        return switch (random.nextInt(8)) {
            case 0 -> new ExplainerBody(slug(), body.title(), body.questions());
            case 1 -> new ExplainerBody(body.slug(), editedLine(body.title()), body.questions());
            default ->
                new ExplainerBody(
                        body.slug(), body.title(), editedItems(body.questions(), this::question, this::edited));
        };
    }

    private TimelineBody editedOnce(TimelineBody body) {
        return switch (random.nextInt(8)) {
            case 0 -> new TimelineBody(slug(), body.name(), body.events());
            case 1 -> new TimelineBody(body.slug(), editedLine(body.name()), body.events());
            default ->
                new TimelineBody(body.slug(), body.name(), editedItems(body.events(), this::event, this::edited));
        };
    }

    public Question edited(Question question) {
        return chance()
                ? new Question(question.id(), editedLine(question.question()), question.answer())
                : new Question(question.id(), question.question(), editedMarkdown(question.answer()));
    }

    public Event edited(Event event) {
        var part = random.nextInt(6);
        return new Event(
                event.id(),
                part == 0 ? when() : event.when(),
                part == 1 ? editedLine(event.headline()) : event.headline(),
                part == 2 ? editedMarkdown(event.text()) : event.text(),
                part == 3 ? editedLine(event.place()) : event.place(),
                part == 4 ? some(3, this::source) : event.sources(),
                part == 5
                        ? event.importance() == Importance.KEY ? Importance.ORDINARY : Importance.KEY
                        : event.importance());
    }

    private <T> List<T> editedItems(List<T> items, Supplier<T> another, UnaryOperator<T> edit) {
        var edited = new ArrayList<>(items);
        if (edited.isEmpty()) {
            edited.add(another.get());
            return edited;
        }
        var at = random.nextInt(edited.size());
        switch (random.nextInt(6)) {
            case 0 -> edited.remove(at);
            case 1 -> edited.add(at, another.get());
            case 2 -> edited.add(random.nextInt(edited.size()), edited.remove(at));
            case 3 -> Collections.swap(edited, at, random.nextInt(edited.size()));
            default -> edited.set(at, edit.apply(edited.get(at)));
        }
        return edited;
    }

    /** The line with a word put in, taken out or replaced. */
    public String editedLine(String line) {
        var words = new ArrayList<>(List.of(line.split("(?<= )", -1)));
        var at = random.nextInt(words.size());
        switch (random.nextInt(3)) {
            case 0 -> words.remove(at);
            case 1 -> words.add(at, oneOf(WORDS) + " ");
            default -> words.set(at, oneOf(WORDS) + " ");
        }
        return String.join("", words);
    }

    /** The text with a block or a word put in, taken out or replaced, or typed another way. */
    public String editedMarkdown(String markdown) {
        var blocks = new ArrayList<>(List.of(markdown.split("(?<=\n\n)", -1)));
        var at = random.nextInt(blocks.size());
        var block = blocks.get(at);
        switch (random.nextInt(7)) {
            case 0 -> blocks.remove(at);
            case 1 -> blocks.add(at, block() + "\n\n");
            case 2 -> blocks.set(at, block() + "\n\n");
            case 3 -> blocks.set(at, block.replace("*", "_"));
            case 4 -> blocks.set(at, block.replaceFirst("(\\p{L}{2,})", "*$1*"));
            default -> blocks.set(at, editedLine(block));
        }
        return String.join("", blocks);
    }

    /** Another body of the same subject in which every part has other content, some items are gone and some are new. */
    public <B extends Body> B rewritten(B body) {
        Body rewritten =
                switch (body) {
                    case ArticleBody article ->
                        new ArticleBody(
                                slug(),
                                fresh(),
                                fresh(),
                                fresh(),
                                fresh(),
                                fresh(),
                                fresh(),
                                fresh(),
                                new Picture("/pictures/" + uuid(), fresh(), fresh(), fresh(), 8, 6),
                                SubjectId.explainer(uuid()),
                                SubjectId.timeline(uuid()));
                    case ExplainerBody explainer ->
                        new ExplainerBody(
                                slug(),
                                fresh(),
                                rewritten(
                                        explainer.questions(),
                                        this::question,
                                        question -> new Question(question.id(), fresh(), fresh())));
                    case TimelineBody timeline ->
                        new TimelineBody(slug(), fresh(), rewritten(timeline.events(), this::event, this::rewritten));
                };
        @SuppressWarnings("unchecked")
        var same = (B) rewritten;
        return same;
    }

    private Event rewritten(Event event) {
        return new Event(
                event.id(),
                freshWhen(),
                fresh(),
                fresh(),
                fresh(),
                List.of(new Source(fresh(), null)),
                event.importance() == Importance.KEY ? Importance.ORDINARY : Importance.KEY);
    }

    private <T> List<T> rewritten(List<T> items, Supplier<T> another, Function<T, T> rewrite) {
        var rewritten = new ArrayList<T>();
        for (var item : items) {
            if (random.nextInt(4) > 0) {
                rewritten.add(rewrite.apply(item));
            }
            if (random.nextInt(4) == 0) {
                rewritten.add(another.get());
            }
        }
        return rewritten;
    }

    /**
     * A body that has each part from one of two, as chosen place by place. Items that only one has are there if their
     * whole is chosen from it, behind what they stand behind there; the order is that of the first.
     */
    @SuppressWarnings("unchecked")
    public static <B extends Body> B mixed(B first, B second, Predicate<Place> fromSecond) {
        var choice = new Choice(fromSecond);
        Body mixed =
                switch (first) {
                    case ArticleBody a
                    when second instanceof ArticleBody b ->
                        new ArticleBody(
                                choice.of(Part.SLUG, a, b, ArticleBody::slug),
                                choice.of(Part.SECTION, a, b, ArticleBody::section),
                                choice.of(Part.KICKER, a, b, ArticleBody::kicker),
                                choice.of(Part.HEADLINE, a, b, ArticleBody::headline),
                                choice.of(Part.STANDFIRST, a, b, ArticleBody::standfirst),
                                choice.of(Part.BYLINE, a, b, ArticleBody::byline),
                                choice.of(Part.DATELINE, a, b, ArticleBody::dateline),
                                choice.of(Part.TEXT, a, b, ArticleBody::text),
                                choice.of(Part.PICTURE, a, b, ArticleBody::picture),
                                choice.of(Part.EXPLAINER, a, b, ArticleBody::explainer),
                                choice.of(Part.CONFLICT, a, b, ArticleBody::conflict));
                    case ExplainerBody a
                    when second instanceof ExplainerBody b ->
                        new ExplainerBody(
                                choice.of(Part.SLUG, a, b, ExplainerBody::slug),
                                choice.of(Part.TITLE, a, b, ExplainerBody::title),
                                choice.items(
                                        a.questions(),
                                        b.questions(),
                                        Question::id,
                                        Part.WHOLE_QUESTION,
                                        (x, y) -> new Question(
                                                x.id(),
                                                choice.of(Part.QUESTION, x.id(), x, y, Question::question),
                                                choice.of(Part.ANSWER, x.id(), x, y, Question::answer))));
                    case TimelineBody a
                    when second instanceof TimelineBody b ->
                        new TimelineBody(
                                choice.of(Part.SLUG, a, b, TimelineBody::slug),
                                choice.of(Part.NAME, a, b, TimelineBody::name),
                                choice.items(
                                        a.events(),
                                        b.events(),
                                        Event::id,
                                        Part.WHOLE_EVENT,
                                        (x, y) -> new Event(
                                                x.id(),
                                                choice.of(Part.WHEN, x.id(), x, y, Event::when),
                                                choice.of(Part.EVENT_HEADLINE, x.id(), x, y, Event::headline),
                                                choice.of(Part.EVENT_TEXT, x.id(), x, y, Event::text),
                                                choice.of(Part.EVENT_PLACE, x.id(), x, y, Event::place),
                                                choice.of(Part.SOURCES, x.id(), x, y, Event::sources),
                                                choice.of(Part.IMPORTANCE, x.id(), x, y, Event::importance))));
                    default -> throw new IllegalArgumentException("two kinds");
                };
        return (B) mixed;
    }

    private record Choice(Predicate<Place> fromSecond) {

        <T, V extends @Nullable Object> V of(Part part, T first, T second, Function<T, V> value) {
            return value.apply(fromSecond.test(Place.of(part)) ? second : first);
        }

        <T, V> V of(Part part, ItemId item, T first, T second, Function<T, V> value) {
            return value.apply(fromSecond.test(new Place(part, item, 0)) ? second : first);
        }

        <T> List<T> items(List<T> first, List<T> second, Function<T, ItemId> id, Part whole, BinaryOperator<T> mix) {
            Map<ItemId, T> others = second.stream().collect(Collectors.toMap(id, Function.identity()));
            var ids = first.stream().map(id).toList();
            var behind = new LinkedHashMap<@Nullable ItemId, List<T>>();
            ItemId last = null;
            for (var item : second) {
                if (ids.contains(id.apply(item))) {
                    last = id.apply(item);
                } else if (fromSecond.test(new Place(whole, id.apply(item), 0))) {
                    behind.computeIfAbsent(last, none -> new ArrayList<>()).add(item);
                }
            }
            var mixed = new ArrayList<T>(behind.getOrDefault(null, List.of()));
            for (var item : first) {
                var other = others.get(id.apply(item));
                if (other != null) {
                    mixed.add(mix.apply(item, other));
                } else if (!fromSecond.test(new Place(whole, id.apply(item), 0))) {
                    mixed.add(item);
                }
                mixed.addAll(behind.getOrDefault(id.apply(item), List.of()));
            }
            return mixed;
        }
    }

    public boolean chance() {
        return random.nextBoolean();
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    private Source source() {
        return new Source(line(), chance() ? null : "https://example.org/" + random.nextInt(4));
    }

    private String slug() {
        return "story-" + random.nextInt(1_000_000_000);
    }

    /** A year that no other event has. */
    private When freshWhen() {
        return When.parse(String.valueOf(2100 + freshYears++ % 7_000));
    }

    /** Words that stand nowhere else. */
    public String fresh() {
        return words(2) + " " + uuid();
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (i == 0 ? "" : oneOf(MARKS)) + oneOf(WORDS))
                .collect(Collectors.joining());
    }

    private <T> List<T> some(int most, Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(most + 1)).toList();
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
