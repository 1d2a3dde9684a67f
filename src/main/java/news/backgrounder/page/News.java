package news.backgrounder.page;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backgrounder.difference.Part;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.page.Course.Fact;
import news.backgrounder.page.Course.Kind;
import org.springframework.context.support.MessageSourceAccessor;

/**
 * What became of a page since a reader was given it, in words: however much happened meanwhile, it is summed up against
 * what the reader has.
 *
 * @param sequence the newest entry of the log that is taken into account
 * @param lines the gravest first; none where the reader sees what there is to see
 */
public record News(long sequence, List<Line> lines) {

    /** So many questions or events are named; the others are counted. */
    private static final int MOST_NAMED = 3;

    private static final int LONGEST_NAME = 70;

    /** One kind of change, and everything that it happened to: “Corrected: headline and the event “Hama taken”.” */
    public record Line(String kind, String words) {}

    /** @param courses of all that the reader was shown, the page's own subject first */
    public static News of(long sequence, List<Course> courses, MessageSourceAccessor words) {
        var page = courses.getFirst().then().subject().kind();
        var kinds = courses.stream()
                .flatMap(course -> course.facts().stream())
                .collect(groupingBy(Fact::kind, TreeMap::new, Collectors.toList()));
        return new News(
                sequence,
                kinds.entrySet().stream()
                        .map(kind -> line(kind.getKey(), kind.getValue(), page, words))
                        .toList());
    }

    private static Line line(Kind kind, List<Fact> facts, SubjectKind page, MessageSourceAccessor words) {
        var code = code(kind);
        var named = kind == Kind.CORRECTED || kind == Kind.CLARIFIED;
        return new Line(code, say(words, code, list(named ? named(facts, words) : counted(facts, page, words), words)));
    }

    /** What was wrong or misleading, and may have been read, is called by its name. */
    private static List<String> named(List<Fact> facts, MessageSourceAccessor words) {
        var all = facts.stream().map(fact -> named(fact, words)).distinct().toList();
        var more = all.size() - MOST_NAMED;
        return more < 2
                ? all
                : Stream.concat(all.stream().limit(MOST_NAMED), Stream.of(say(words, "more", more)))
                        .toList();
    }

    private static String named(Fact fact, MessageSourceAccessor words) {
        var name = fact.name().isEmpty()
                ? say(words, part(fact))
                : say(words, "named." + code(Objects.requireNonNull(fact.part())), shortened(fact.name()));
        return fact.gone() ? say(words, "gone", name) : name;
    }

    private static List<String> counted(List<Fact> facts, SubjectKind page, MessageSourceAccessor words) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var fact : facts) {
            counts.merge(key(fact, page), 1, Integer::sum);
        }
        var said = new ArrayList<String>();
        counts.forEach((key, count) -> said.add(say(words, key, count)));
        return said;
    }

    /** Under which message it is said what something happened to. */
    private static String key(Fact fact, SubjectKind page) {
        if (fact.part() == null) {
            return (fact.subject() == page ? "this." : "whole.") + code(fact.subject());
        }
        return fact.name().isEmpty() ? part(fact) : "counted." + code(fact.part());
    }

    private static String part(Fact fact) {
        var part = Objects.requireNonNull(fact.part());
        return "part." + code(part) + (part == Part.ORDER ? "." + code(fact.subject()) : "");
    }

    private static String list(List<String> said, MessageSourceAccessor words) {
        var last = said.size() - 1;
        return last == 0
                ? said.getFirst()
                : say(words, "list", String.join(", ", said.subList(0, last)), said.get(last));
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        var space = name.lastIndexOf(' ', LONGEST_NAME);
        return name.substring(0, space < 0 ? LONGEST_NAME : space) + "…";
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String say(MessageSourceAccessor words, String key, Object... arguments) {
        return words.getMessage("news." + key, arguments);
    }
}
