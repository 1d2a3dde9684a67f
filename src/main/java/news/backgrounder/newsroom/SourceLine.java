package news.backgrounder.newsroom;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import news.backgrounder.edition.Source;

/** A source as an editor writes it, one to a line: who says so and, after it, an address if there is one. */
final class SourceLine {

    private static final Pattern ADDRESS_AT_END =
            Pattern.compile("(?:^|\\s)((?:[a-zA-Z][a-zA-Z0-9+.-]*:|//|www\\.)\\S+)$");
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_LINK = 2000;

    private SourceLine() {}

    /** What an editor must mend in these lines, if anything. */
    static Optional<String> problem(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(SourceLine::problemOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> problemOf(String line) {
        var source = read(line);
        var link = source.link();
        if (link != null && !isWebAddress(link)) {
            return Optional.of("The link “%s” must begin with http:// or https://, like https://example.org/report."
                    .formatted(link));
        }
        if (source.name().length() > LONGEST_NAME || (link != null && link.length() > LONGEST_LINK)) {
            return Optional.of(
                    "A source has at most %d characters, its link at most %d.".formatted(LONGEST_NAME, LONGEST_LINK));
        }
        return Optional.empty();
    }

    private static boolean isWebAddress(String link) {
        try {
            var address = new URI(link);
            return ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static List<Source> readAll(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(SourceLine::read)
                .toList();
    }

    private static Source read(String line) {
        var address = ADDRESS_AT_END.matcher(line);
        if (!address.find()) {
            return new Source(line, null);
        }
        var name = line.substring(0, address.start()).strip().replaceFirst("[:,]$", "");
        return new Source(name.isEmpty() ? address.group(1) : name, address.group(1));
    }

    static String write(Source source) {
        var link = source.link();
        return link == null || link.equals(source.name()) ? source.name() : source.name() + " " + link;
    }
}
