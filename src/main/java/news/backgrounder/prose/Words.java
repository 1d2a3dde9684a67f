package news.backgrounder.prose;

import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a reduced text, one after the other. */
final class Words extends AbstractVisitor {

    private final Map<Node, Integer> numbers;
    private final StringBuilder words = new StringBuilder();

    private Words(Map<Node, Integer> numbers) {
        this.numbers = numbers;
    }

    static String of(Node node, Map<Node, Integer> numbers) {
        var visitor = new Words(numbers);
        node.accept(visitor);
        return visitor.words.toString().replaceAll("\\s+", " ").strip();
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        words.append(' ');
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        words.append(' ');
    }

    @Override
    public void visit(ListItem item) {
        if (item.getParent() instanceof OrderedList list) {
            words.append(numbers.get(item)).append(list.getMarkerDelimiter()).append(' ');
        }
        visitChildren(item);
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        words.append(' ');
    }
}
