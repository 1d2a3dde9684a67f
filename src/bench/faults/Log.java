import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record as the site gives it out, read again and again: what was read once must stay as it is. */
class Log {

    private static final Map<String, Integer> KINDS = Map.of("article", 0, "explainer", 1, "timeline", 2);

    /** One edition: which text it is of, and what it says of itself. */
    record Edition(String kind, int number, Instant at, Text text) {}

    private final List<Edition> editions = new ArrayList<>();
    private final MessageDigest read = sha256();
    private int lines;

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Edition> editions() {
        return editions;
    }

    /** The last edition of every story's article. */
    Map<String, Edition> newestArticles() {
        var newest = new HashMap<String, Edition>();
        editions.stream()
                .filter(edition -> edition.kind().equals("article"))
                .forEach(edition -> newest.put(edition.text().story(), edition));
        return newest;
    }

    /** @return what is wrong with it by itself */
    List<String> readOn(Path export) throws IOException {
        var wrong = new ArrayList<String>();
        var all = Files.readAllLines(export);
        if (!isAsRead(all)) {
            wrong.add("what was in the record before has changed");
        }
        for (var line : all.subList(Math.min(lines, all.size()), all.size())) {
            read.update(line.getBytes(UTF_8));
            read(JsonMapper.shared().readTree(line), wrong);
        }
        lines = all.size();
        for (var i = 1; i < editions.size(); i++) {
            var before = editions.get(i - 1);
            var edition = editions.get(i);
            if (!edition.text().equals(before.text()) && !edition.at().isAfter(before.at())) {
                wrong.add(edition.text().mark() + " is not later than the edition before it");
            }
        }
        wrong.addAll(torn());
        return wrong;
    }

    private boolean isAsRead(List<String> all) {
        var again = sha256();
        all.stream().limit(lines).forEach(line -> again.update(line.getBytes(UTF_8)));
        return all.size() >= lines && MessageDigest.isEqual(again.digest(), digestSoFar());
    }

    private byte[] digestSoFar() {
        try {
            return ((MessageDigest) read.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(JsonNode line, List<String> wrong) {
        var parts = new HashMap<String, JsonNode>();
        line.at("/text").forEach(part -> parts.put(part.get(1).asString(), part.get(2)));
        var kind = line.at("/entry/subject").asString().replaceFirst(":.*", "");
        var said =
                switch (kind) {
                    case "article" -> List.of(parts.get("headline"), parts.get("text"));
                    case "explainer" -> both(parts.get("questions/0"), "question", "answer");
                    default -> both(parts.get("events/0"), "headline", "text");
                };
        var text = Text.markedIn(said.getFirst().asString());
        var meant =
                switch (kind) {
                    case "article" -> List.of(text.headline(), text.body());
                    case "explainer" -> List.of(text.question(), text.answer());
                    default -> List.of(text.event(), text.eventText());
                };
        if (!said.stream().map(JsonNode::asString).toList().equals(meant)) {
            wrong.add("the " + kind + " of " + text.mark() + " is not as it was sent");
        }
        var entry = line.get("entry");
        editions.add(new Edition(
                kind, entry.get("number").asInt(), Instant.parse(entry.get("at").asString()), text));
    }

    private static List<JsonNode> both(JsonNode item, String one, String other) {
        return List.of(item.get(one), item.get(other));
    }

    /** Article, explainer and timeline of a text are in the record once each, or not at all. */
    private List<String> torn() {
        var parts = new HashMap<Text, int[]>();
        editions.forEach(
                edition -> parts.computeIfAbsent(edition.text(), _ -> new int[3])[KINDS.get(edition.kind())]++);
        return parts.entrySet().stream()
                .filter(it -> it.getValue()[0] != 1 || it.getValue()[1] != 1 || it.getValue()[2] != 1)
                .map(it -> it.getKey().mark() + " is torn")
                .toList();
    }
}
