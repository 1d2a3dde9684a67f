package news.backgrounder.newsroom;

import java.util.List;
import java.util.Objects;

/**
 * What is to be withdrawn, and why.
 *
 * @param parts the {@link Part#codeOfState()} of each that was chosen
 * @param reason for readers
 */
record WithdrawalForm(
        List<String> parts, @PlainText(max = 1_000) String reason) {

    WithdrawalForm {
        parts = parts == null
                ? List.of()
                : parts.stream().filter(Objects::nonNull).distinct().toList();
        reason = Typed.line(reason);
    }

    public boolean chose(Part part) {
        return parts.stream().anyMatch(chosen -> chosen.startsWith(part.code() + "/"));
    }
}
