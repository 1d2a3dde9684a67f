package news.backgrounder.newsroom;

import java.util.List;
import java.util.Objects;
import news.backgrounder.edition.RedactedWords;

/**
 * Which words are to be taken out of what, and why.
 *
 * @param words one name or phrase a line
 * @param parts the {@link Part#code()} of each that was chosen
 * @param reason for readers, without the words
 * @param password of whoever redacts, typed again
 * @param looked the {@link #request()} of the words and parts that the editor was shown the places of; blank before
 */
record RedactionForm(
        String words,
        List<String> parts,
        @PlainText(max = 1_000) String reason,
        String password,
        String looked) {

    RedactionForm {
        words = Typed.text(words);
        parts = parts == null
                ? List.of()
                : parts.stream().filter(Objects::nonNull).distinct().toList();
        reason = Typed.line(reason);
        password = password == null ? "" : password;
        looked = Typed.line(looked);
    }

    List<String> lines() {
        return words.lines()
                .map(Typed::line)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    RedactedWords toWords() {
        return new RedactedWords(
                lines(), lines().stream().map(line -> Slug.of(line, "")).toList());
    }

    public boolean chose(Part part) {
        return parts.contains(part.code());
    }

    /** Tells one request from another; it guards against a slip, not against anybody. */
    String request() {
        return Integer.toHexString(
                List.of(lines(), parts.stream().sorted().toList()).hashCode());
    }

    boolean wasLookedAt() {
        return looked.equals(request());
    }

    /** Neither the words nor the password belong into a log. */
    @Override
    public String toString() {
        return "RedactionForm[parts=" + parts + "]";
    }
}
