package news.backgrounder.edition;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Every statement by which the application changes the record: adds to the log, destroys a text beside it, and lists.
 */
@Component
class LogRows {

    private final JdbcClient jdbc;

    LogRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The end of the log, on which the next entry follows. */
    record End(long sequence, Instant publishedAt, @Nullable Digest digest) {

        /** The header of the entry that comes next. */
        Header next(
                SubjectId subject,
                int number,
                Change change,
                boolean serious,
                Instant at,
                List<Leaf> leaves,
                Digest publisher) {
            var wanted = at.truncatedTo(MICROS);
            return new Header(
                    sequence + 1,
                    subject,
                    number,
                    change,
                    serious,
                    wanted.isBefore(publishedAt) ? publishedAt : wanted,
                    Header.inOrder(leaves.stream().map(Leaf::digest).toList()),
                    publisher,
                    digest);
        }
    }

    /** Everybody else who wants the end of the log waits until this transaction has ended. */
    End lockEnd() {
        return jdbc.sql("select sequence, published_at, digest from log_head where id = 1 for update")
                .query((row, _) -> {
                    var digest = row.getString("digest");
                    return new End(
                            row.getLong("sequence"),
                            EntryRows.instant(row, "published_at"),
                            digest == null ? null : new Digest(digest));
                })
                .single();
    }

    void insert(Header header, EntryText text) {
        var digest = header.digest().value();
        jdbc.sql("""
                        insert into log_entry (sequence, kind, subject_id, number, change, serious, published_at, leaves,
                                               publisher, digest)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        header.sequence(),
                        header.subject().kind().code(),
                        header.subject().value(),
                        header.number(),
                        header.change().code(),
                        header.serious(),
                        header.publishedAt().atOffset(ZoneOffset.UTC),
                        EntryText.JSON.writeValueAsString(header.leaves()),
                        header.publisher().value(),
                        digest)
                .update();
        insert(header.sequence(), text, null);
        jdbc.sql("update log_head set sequence = ?, published_at = ?, digest = ? where id = 1")
                .params(header.sequence(), header.publishedAt().atOffset(ZoneOffset.UTC), digest)
                .update();
    }

    private void insert(long sequence, EntryText text, @Nullable Long remadeBy) {
        jdbc.sql(
                        "insert into log_text (sequence, remade_by, body, note, published_by, salts) values (?, ?, ?, ?, ?, ?)")
                .param(sequence)
                .param(remadeBy)
                .param(text.bodyAsText())
                .param(text.note())
                .param(text.by())
                .param(text.saltsAsText())
                .update();
    }

    /** Keeps which other subjects an edition shows, and whose its address is from now on. */
    void insertReferences(Header header, Body body) {
        for (var shown : body.references()) {
            jdbc.sql("insert into log_reference (subject_id, sequence) values (?, ?)")
                    .params(shown.value(), header.sequence())
                    .update();
        }
        var subject = header.subject();
        var known = jdbc.sql("select count(*) from log_address where kind = ? and slug = ? and subject_id = ?")
                .params(subject.kind().code(), body.slug(), subject.value())
                .query(Long.class)
                .single();
        if (known == 0) {
            jdbc.sql("insert into log_address (kind, slug, subject_id) values (?, ?, ?)")
                    .params(subject.kind().code(), body.slug(), subject.value())
                    .update();
        }
    }

    /** Puts what readers see of a subject from now on in the lists, instead of what they saw before. */
    void list(@Nullable Entry before, Header header, @Nullable Body body) {
        if (before != null) {
            jdbc.sql("delete from listed where sequence = ?")
                    .param(before.sequence())
                    .update();
        }
        if (body != null) {
            list(body.kind().code(), header);
            body.references().forEach(shown -> list(shown.value().toString(), header));
        }
    }

    private void list(String list, Header header) {
        jdbc.sql("insert into listed (list, sequence) values (?, ?)")
                .params(list, header.sequence())
                .update();
    }

    /** A text with the entry that it belongs to. */
    record Kept(long sequence, EntryText text) {

        /**
         * The text without the words.
         *
         * @param slug what an address that held the words becomes: the subject's own, and nobody else's
         */
        Kept without(RedactedWords words, String slug) {
            var left = words.outOf(text);
            var before = text.body();
            var body = left.body();
            if (before != null && body != null && !before.path("slug").equals(body.path("slug"))) {
                body.put("slug", slug);
            }
            return new Kept(sequence, left);
        }

        /** The parts, by name, that say something else here than in the text before. */
        Map<String, JsonNode> otherThan(Kept before) {
            var values = text.values();
            values.entrySet().removeAll(before.text.values().entrySet());
            return values;
        }

        /** Of what this redaction has left of other entries, that which is among the parts remade now. */
        List<Leaf> remainsAmong(List<Leaf> remade) {
            var values = remade.stream().collect(toMap(Leaf::name, Leaf::value));
            return text.saltsElsewhere().keySet().stream()
                    .filter(name -> values.containsKey(EntryText.origin(name)))
                    .map(name -> new Leaf(
                            Leaf.newSalt(),
                            sequence + "/" + name,
                            Objects.requireNonNull(values.get(EntryText.origin(name)))))
                    .toList();
        }

        /** The text without the salts of those of its parts that are gone, named like {@code 12/headline}. */
        Kept withoutSalts(Set<String> gone) {
            return new Kept(sequence, text.withoutSalts(name -> gone.contains(sequence + "/" + name)));
        }
    }

    /** All texts of a subject that have not been destroyed, in the order of the log. */
    List<Kept> texts(SubjectId subject) {
        return jdbc.sql("""
                        select t.sequence, t.body, t.note, t.published_by, t.salts
                          from log_text t
                          join log_entry e on e.sequence = t.sequence
                         where e.subject_id = ?
                         order by t.sequence
                        """)
                .param(subject.value())
                .query((row, _) -> new Kept(
                        row.getLong("sequence"),
                        EntryText.read(
                                row.getString("body"),
                                row.getString("note"),
                                row.getString("published_by"),
                                row.getString("salts"))))
                .list();
    }

    /** Destroys all texts of a subject that are older than an entry. */
    void destroyTexts(SubjectId subject, long before) {
        jdbc.sql("""
                        delete from log_text
                         where sequence in (select sequence from log_entry where subject_id = ? and sequence < ?)
                        """).params(subject.value(), before).update();
    }

    /** Destroys a text; what a redaction has left of it takes its place. */
    void remake(long sequence, EntryText left, long redaction) {
        jdbc.sql("delete from log_text where sequence = ?").param(sequence).update();
        insert(sequence, left, redaction);
    }

    List<String> addresses(SubjectId subject) {
        return jdbc.sql("select slug from log_address where kind = ? and subject_id = ?")
                .params(subject.kind().code(), subject.value())
                .query((row, _) -> row.getString("slug"))
                .list();
    }

    void destroyAddresses(SubjectId subject, Set<String> slugs) {
        for (var slug : slugs) {
            jdbc.sql("delete from log_address where kind = ? and slug = ? and subject_id = ?")
                    .params(subject.kind().code(), slug, subject.value())
                    .update();
        }
    }
}
