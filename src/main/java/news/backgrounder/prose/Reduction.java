package news.backgrounder.prose;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/**
 * Reduces a parsed text to what a story may hold. What it may not hold becomes the text that was typed, so that nothing
 * an editor wrote vanishes. Recursion is bounded by the nesting that the parser allows.
 */
final class Reduction extends AbstractVisitor {

    private static final Pattern TYPED_NUMBER = Pattern.compile("\\s*(\\d{1,9})[.)]");
    private static final int DEEPEST_HEADING = 6;

    private final Node document;
    private final String markdown;
    private final int topLevel;
    private final Map<Node, Integer> numbers = new HashMap<>();
    private boolean insideLink;

    private Reduction(Node document, String markdown, int topLevel) {
        this.document = document;
        this.markdown = markdown;
        this.topLevel = topLevel;
    }

    /** Changes the document, which was parsed from this very Markdown. */
    static Reduction of(Node document, String markdown, int topLevel) {
        var reduction = new Reduction(document, markdown, topLevel);
        document.accept(reduction);
        return reduction;
    }

    Node document() {
        return document;
    }

    /** The number of each item of an ordered list. */
    Map<Node, Integer> numbers() {
        return numbers;
    }

    @Override
    public void visit(Heading heading) {
        if (heading.getFirstChild() == null) {
            replace(heading, paragraph(typed(heading)));
            return;
        }
        // "#" and "##" are both the top: the page's own headline stands above them.
        var depth = Math.clamp(heading.getLevel() - 2, 0, 2);
        heading.setLevel(Math.min(topLevel + depth, DEEPEST_HEADING));
        visitChildren(heading);
    }

    /** A line like "[Note]: amended" is a definition to CommonMark, which would show nothing of it. */
    @Override
    public void visit(LinkReferenceDefinition definition) {
        if (!new Address(definition.getDestination()).isSafe()) {
            // A tight list item shows paragraphs without their element; the line end keeps the words apart.
            replace(definition, paragraph(typed(definition) + "\n"));
        }
    }

    @Override
    public void visit(HtmlInline html) {
        replace(html, new Text(html.getLiteral()));
    }

    @Override
    public void visit(Link link) {
        var safe = new Address(link.getDestination()).isSafe();
        if (!safe && typed(link).startsWith("<")) {
            replace(link, new Text(typed(link)));
        } else if (!safe || insideLink) {
            visitChildren(link);
            while (link.getFirstChild() != null) {
                link.insertBefore(link.getFirstChild());
            }
            link.unlink();
        } else {
            insideLink = true;
            visitChildren(link);
            insideLink = false;
            if (Words.of(link, numbers).isEmpty()) {
                link.appendChild(new Text(link.getDestination()));
            }
        }
    }

    /** A picture is never loaded, for it would be asked of another host: a reader gets a link to it. */
    @Override
    public void visit(Image image) {
        if (!new Address(image.getDestination()).isSafe()) {
            replace(image, new Text(typed(image)));
            return;
        }
        var link = new Link(image.getDestination(), image.getTitle());
        link.setSourceSpans(image.getSourceSpans());
        image.insertBefore(link);
        while (image.getFirstChild() != null) {
            link.appendChild(image.getFirstChild());
        }
        image.unlink();
        visit(link);
    }

    /**
     * CommonMark counts on from the first number, which would make "2019. 2021." 2019 and 2020. A number ahead of the
     * count is meant as typed; one behind it, as in "1. 1. 1.", leaves the counting to us.
     */
    @Override
    public void visit(OrderedList list) {
        var next = 0;
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            var number = Math.max(next, typedNumber(item));
            numbers.put(item, number);
            next = number + 1;
        }
        visitChildren(list);
    }

    private int typedNumber(Node item) {
        var number = TYPED_NUMBER.matcher(typed(item.getSourceSpans().getFirst()));
        return number.lookingAt() ? Integer.parseInt(number.group(1)) : 0;
    }

    private String typed(Node node) {
        return node.getSourceSpans().stream().map(this::typed).collect(Collectors.joining("\n"));
    }

    private String typed(SourceSpan span) {
        return markdown.substring(span.getInputIndex(), span.getInputIndex() + span.getLength());
    }

    private static Paragraph paragraph(String text) {
        var paragraph = new Paragraph();
        paragraph.appendChild(new Text(text));
        return paragraph;
    }

    private static void replace(Node node, Node replacement) {
        node.insertBefore(replacement);
        node.unlink();
    }
}
