package news.backgrounder.prose;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import news.backgrounder.memory.Memory;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as editors type it: paragraphs, headings, links, emphasis, quotes, lists and breaks, and nothing else. */
public final class Prose {

    private static final int ARTICLE_TOP_LEVEL = 2;
    private static final int DEEPEST_NESTING = 32;
    private static final int LONGEST_SUMMARY = 160;

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(Heading.class, BlockQuote.class, ListBlock.class, ThematicBreak.class))
            .customInlineContentParserFactory(new LiteralAmpersand())
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST_NESTING)
            .maxInlineNesting(DEEPEST_NESTING)
            .build();

    private enum Form {
        HTML,
        BLOCKS,
        PARAGRAPHS
    }

    /** Of which text what is wanted. */
    private record Asked(String markdown, int topLevel, Form form) {}

    /** A page that is rendered anew says most of what it said before. */
    private static final Cache<Asked, List<String>> KNOWN =
            Memory.of(8_000_000, (asked, found) -> Memory.weight(asked.markdown) + Memory.weight(found));

    private Prose() {}

    /** The text of an article, which stands under the page's h1. */
    public static Html html(String markdown) {
        return html(markdown, ARTICLE_TOP_LEVEL);
    }

    /** The same text where its highest heading is of another level; those below it end at h6. */
    public static Html html(String markdown, int topLevel) {
        if (topLevel < 1 || topLevel > 6) {
            throw new IllegalArgumentException("There is no heading h" + topLevel);
        }
        return new Html(known(markdown, topLevel, Form.HTML).getFirst());
    }

    /** The text of an article in its blocks, one paragraph, heading, quote or list each. */
    public static List<Html> blocks(String markdown) {
        return known(markdown, ARTICLE_TOP_LEVEL, Form.BLOCKS).stream()
                .map(Html::new)
                .toList();
    }

    /**
     * What readers get of each of the {@link #blocks}, in plain words: the items of a list on a line each, the address
     * of a link in parentheses behind its words, a break as three stars. A block of which nothing is seen is empty.
     */
    public static List<String> paragraphs(String markdown) {
        return known(markdown, ARTICLE_TOP_LEVEL, Form.PARAGRAPHS);
    }

    private static List<String> known(String markdown, int topLevel, Form form) {
        return KNOWN.get(new Asked(markdown, topLevel, form), Prose::found);
    }

    private static List<String> found(Asked asked) {
        var reduction = reduce(asked.markdown, asked.topLevel);
        var document = reduction.document();
        var numbers = reduction.numbers();
        return switch (asked.form) {
            case HTML -> List.of(renderer(numbers).render(document));
            case BLOCKS -> ofBlocks(document, renderer(numbers)::render);
            case PARAGRAPHS -> ofBlocks(document, block -> Words.inFull(block, numbers));
        };
    }

    private static List<String> ofBlocks(Node document, Function<Node, String> seen) {
        var found = new ArrayList<String>();
        for (var block = document.getFirstChild(); block != null; block = block.getNext()) {
            found.add(seen.apply(block));
        }
        return List.copyOf(found);
    }

    /** What an editor must mend, in the order of the text; empty if there is nothing. */
    public static List<String> problems(String markdown) {
        var addresses = new LinkedHashSet<Address>();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                addresses.add(new Address(link.getDestination()));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                addresses.add(new Address(image.getDestination()));
                visitChildren(image);
            }
        });
        return addresses.stream()
                .filter(address -> !address.isSafe())
                .map(Address::problem)
                .toList();
    }

    /** The words without mark-up on one line, for descriptions. */
    public static String plainText(String markdown) {
        var reduction = reduce(markdown, ARTICLE_TOP_LEVEL);
        return Words.of(reduction.document(), reduction.numbers());
    }

    /** The beginning of the plain words, as long as a search engine shows it. */
    public static String summary(String markdown) {
        var words = plainText(markdown);
        if (words.length() <= LONGEST_SUMMARY) {
            return words;
        }
        var cut = words.lastIndexOf(' ', LONGEST_SUMMARY);
        return words.substring(0, cut > 0 ? cut : LONGEST_SUMMARY) + " …";
    }

    private static Reduction reduce(String markdown, int topLevel) {
        // HTML may not hold this character; the parser replaces it, but the reduction quotes what was typed.
        var source = markdown.replace('\0', '\uFFFD');
        return Reduction.of(PARSER.parse(source), source, topLevel);
    }

    private static HtmlRenderer renderer(Map<Node, Integer> numbers) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .percentEncodeUrls(true)
                .attributeProviderFactory(context -> attributes(numbers))
                .build();
    }

    private static AttributeProvider attributes(Map<Node, Integer> numbers) {
        return (node, tag, attributes) -> {
            if (node instanceof Link link && new Address(link.getDestination()).isElsewhere()) {
                attributes.put("rel", "noopener");
            }
            if (node instanceof ListItem && numbers.containsKey(node)) {
                var previous = numbers.get(node.getPrevious());
                var number = numbers.get(node);
                if (previous != null && number != previous + 1) {
                    attributes.put("value", String.valueOf(number));
                }
            }
        };
    }
}
