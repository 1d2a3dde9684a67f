package news.backgrounder.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** The words of a reduced text, line by line: one for each paragraph, heading and item of a list. */
final class Words extends AbstractVisitor {

    private static final String BREAK = "* * *";

    private final Map<Node, Integer> numbers;
    private final boolean withAddresses;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private Words(Map<Node, Integer> numbers, boolean withAddresses) {
        this.numbers = numbers;
        this.withAddresses = withAddresses;
    }

    /** The words alone, on one line. */
    static String of(Node node, Map<Node, Integer> numbers) {
        return String.join(" ", new Words(numbers, false).linesOf(node));
    }

    /** All that readers get by words, with the addresses of links in parentheses and a break as three stars. */
    static String inFull(Node node, Map<Node, Integer> numbers) {
        return String.join("\n", new Words(numbers, true).linesOf(node));
    }

    private List<String> linesOf(Node node) {
        node.accept(this);
        endLine();
        return lines;
    }

    private void endLine() {
        var words = withSingleSpaces(line).strip();
        if (!words.isEmpty()) {
            lines.add(words);
        }
        line.setLength(0);
    }

    /** Not a regular expression: looking at every letter, that took a tenth of the time of a rendering. */
    private static String withSingleSpaces(CharSequence text) {
        var words = new StringBuilder(text.length());
        var inSpace = false;
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            var isSpace = letter == ' ' || letter >= '\t' && letter <= '\r';
            if (!isSpace) {
                words.append(letter);
            } else if (!inSpace) {
                words.append(' ');
            }
            inSpace = isSpace;
        }
        return words.toString();
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        endLine();
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        endLine();
    }

    @Override
    public void visit(ThematicBreak thematicBreak) {
        if (withAddresses) {
            line.append(BREAK);
            endLine();
        }
    }

    @Override
    public void visit(Link link) {
        var start = line.length();
        visitChildren(link);
        if (withAddresses && !line.substring(start).equals(link.getDestination())) {
            line.append(" (").append(link.getDestination()).append(')');
        }
    }

    @Override
    public void visit(ListItem item) {
        endLine();
        if (item.getParent() instanceof OrderedList list) {
            line.append(numbers.get(item)).append(list.getMarkerDelimiter()).append(' ');
        }
        visitChildren(item);
    }

    @Override
    public void visit(Text text) {
        line.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        line.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        line.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        endLine();
    }
}
