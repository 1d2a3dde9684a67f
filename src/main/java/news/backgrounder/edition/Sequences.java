package news.backgrounder.edition;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which entries are wanted: queries for their sequences, none beyond the {@code last} one. */
final class Sequences {

    /** The sequence of the newest entry of each {@code s}: one step in an index, however many it has. */
    private static final String NEWEST = """
            select (select n.sequence
                      from log_entry n
                     where n.subject_id = s.subject_id and n.sequence <= :last
                     order by n.subject_id, n.sequence desc
                     limit 1)
              from
            """;

    static final String NEWEST_AT_ADDRESS = NEWEST + "log_address s where s.kind = :kind and s.slug = :slug";

    /** Whether {@code a} could be read, as the newest of its subject, when the last entry had been made. */
    private static final String WAS_READ = """
            a.sequence <= :last
             and exists (select 1 from log_text x where x.sequence = a.sequence and x.body is not null)
             and not exists (select 1 from log_entry n
                              where n.subject_id = a.subject_id and n.number = a.number + 1 and n.sequence <= :last)
            """;

    /** As {@link #listed} wants it, {@code ARTICLES_SHOWING} likewise. */
    static final String OF_KIND = "select a.sequence from log_entry a where a.kind = :list and " + WAS_READ;

    static final String ARTICLES_SHOWING =
            "select a.sequence from log_reference r join log_entry a on a.sequence = r.sequence"
                    + " where r.subject_id = cast(:list as uuid) and " + WAS_READ;

    /**
     * The sequences of corrections, and of the edition before each of them. The corrections themselves are found by
     * nothing but what stands in their index, for H2 goes through all editions of a subject otherwise.
     */
    private static final String CORRECTED = """
            select distinct b.sequence
              from (%s) made
              join log_entry c on c.sequence = made.sequence
              join log_entry b on b.subject_id = c.subject_id and b.number between c.number - 1 and c.number
            """;

    private static final String CORRECTIONS_OF_SUBJECT = """
            select l.sequence
              from log_entry l
             where l.subject_id = :subject and l.change = 'correction' and l.sequence <= :last
            """;

    /** The corrections of the whole site, and the edition before each. */
    static final String LATEST_CORRECTIONS = CORRECTED.formatted("""
            select l.sequence
              from log_entry l
              join log_text x on x.sequence = l.sequence and x.body is not null
             where l.change = 'correction' and l.sequence < :below and l.sequence <= :last
             order by l.change desc, l.sequence desc
             limit :limit
            """);

    private Sequences() {}

    /** One by one: H2 finds the way to one subject in an index, to one of several it reads all that they ever were. */
    static String newestOf(int subjects) {
        return NEWEST + "(values " + ofEach("(cast(:subject as uuid))", subjects, ", ") + ") s(subject_id)";
    }

    /** The corrections of so many subjects, and the edition before each. */
    static String correctionsOf(int subjects) {
        return CORRECTED.formatted(ofEach(CORRECTIONS_OF_SUBJECT, subjects, " union all "));
    }

    private static String ofEach(String sql, int subjects, String between) {
        return IntStream.range(0, subjects)
                .mapToObj(number -> sql.replace(":subject", ":subject" + number))
                .collect(Collectors.joining(between));
    }

    /** The subjects of a query of several, as it names them. */
    static Map<String, UUID> numbered(List<SubjectId> subjects) {
        return IntStream.range(0, subjects.size())
                .boxed()
                .collect(Collectors.toMap(
                        number -> "subject" + number,
                        number -> subjects.get(number).value()));
    }

    /**
     * The newest of a list, at most {@code limit}.
     *
     * @param then the sequences of all that stood in the list when the last entry had been made
     * @param now whether the last entry is the last of all: that list is kept
     */
    static String listed(String then, boolean now) {
        var sequences = now
                ? "select sequence from listed where list = :list order by list desc, sequence desc"
                : then + " order by a.sequence desc";
        return sequences + " limit :limit";
    }
}
