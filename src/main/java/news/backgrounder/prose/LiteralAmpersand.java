package news.backgrounder.prose;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/**
 * Keeps an entity such as {@code &copy;} the text that was typed, where CommonMark would make it ©. The library asks
 * added parsers before its own, so its entity parser never sees an ampersand. Addresses and titles of links do not pass
 * here: in them entities are resolved, as in an address copied from a page's source.
 */
final class LiteralAmpersand implements InlineContentParserFactory, InlineContentParser {

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('&');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        scanner.next();
        return ParsedInline.of(new Text("&"), scanner.position());
    }
}
