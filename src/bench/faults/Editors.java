import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several editors who publish one edition after the other, as fast as the site lets them, and remember what was
 * acknowledged. {@code Editors SITE NUMBER FILE} does what it reads, line by line, and answers each with a line:
 *
 * <ul>
 *   <li>{@code write}: the editors begin; answered when the first edition has been acknowledged
 *   <li>{@code pause}: they end, each when its last text has been answered or the connection broke
 *   <li>{@code check}: the record, which is kept in FILE, and what readers see are held against what was acknowledged
 *   <li>{@code schedule MINUTES}: one of them lets a change wait for its time, by the clock of the site
 *   <li>{@code due}: its time is taken to have come by the next check, and not to have come by any before
 * </ul>
 *
 * An answer that begins with LOST says what is not as it must be.
 */
class Editors {

    private static final int EDITIONS_OF_A_STORY = 30;
    private static final ZoneId NEWSROOM = ZoneId.of("Europe/London");
    private static final Duration UNTIL_READERS_SEE_IT = Duration.ofSeconds(10);

    private enum Fate {
        ACKNOWLEDGED,
        REFUSED,
        IN_DOUBT,
        SCHEDULED
    }

    private final HttpClient reader =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<Text, Fate> sent = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();
    private final Set<Text> textsLost = ConcurrentHashMap.newKeySet();
    private final Log log = new Log();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final List<Thread> atWork = new CopyOnWriteArrayList<>();
    private final List<Writer> writers;
    private final String site;
    private final Path export;
    private volatile CountDownLatch firstAnswer = new CountDownLatch(1);
    private int checked;

    private Editors(String site, int number, Path export) {
        this.site = site;
        this.export = export;
        this.writers = IntStream.range(0, number).mapToObj(Writer::new).toList();
    }

    static void main(String[] args) throws InterruptedException {
        var editors = new Editors(args[0], Integer.parseInt(args[1]), Path.of(args[2]));
        for (var line = IO.readln(); line != null; line = IO.readln()) {
            IO.println(editors.obey(line.split(" ")));
        }
        System.exit(0);
    }

    private String obey(String[] words) throws InterruptedException {
        try {
            return switch (words[0]) {
                case "write" -> write();
                case "pause" -> pause();
                case "check" -> check();
                case "schedule" -> schedule(Duration.ofMinutes(Long.parseLong(words[1])));
                case "due" -> due();
                default -> throw new IOException("nobody knows how to " + words[0]);
            };
        } catch (IOException away) {
            return "LOST: " + away;
        }
    }

    private String write() throws InterruptedException {
        firstAnswer = new CountDownLatch(1);
        writing.set(true);
        writers.forEach(writer -> atWork.add(Thread.ofVirtual().start(writer)));
        return firstAnswer.await(1, MINUTES)
                ? "the editors are at work"
                : "LOST: no editor can publish within a minute";
    }

    private String pause() throws InterruptedException {
        writing.set(false);
        for (var writer : atWork) {
            writer.join();
        }
        atWork.clear();
        return "%d texts sent: %d acknowledged, %d in doubt, refused with status %s"
                .formatted(sent.size(), count(Fate.ACKNOWLEDGED), count(Fate.IN_DOUBT), refusals);
    }

    private long count(Fate fate) {
        return sent.values().stream().filter(fate::equals).count();
    }

    private class Writer implements Runnable {

        private final Editor editor = new Editor(site);
        private final int id;
        private int story;
        private int number;

        Writer(int id) {
            this.id = id;
        }

        @Override
        public void run() {
            Editor.Form form = null;
            while (writing.get()) {
                try {
                    if (form == null) {
                        editor.logIn();
                        form = editor.open("/admin/articles/new");
                        story++;
                        number = 0;
                    }
                    form = publish(form, new Text("w" + id + "s" + story, ++number));
                    if (number == EDITIONS_OF_A_STORY) {
                        form = null;
                    }
                } catch (IOException away) {
                    sleep();
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        /** @return the form to go on with, or null where nobody knows how it stands */
        private Editor.Form publish(Editor.Form form, Text text) throws ConnectException, InterruptedException {
            sent.put(text, Fate.IN_DOUBT);
            Editor.Answer answer;
            try {
                answer = editor.publish(form, text);
            } catch (ConnectException unsent) {
                sent.remove(text);
                throw unsent;
            }
            return switch (answer) {
                case Editor.Answer.Acknowledged(var next) -> {
                    sent.put(text, Fate.ACKNOWLEDGED);
                    firstAnswer.countDown();
                    yield next;
                }
                case Editor.Answer.Refused(var status, var keepsText) -> {
                    sent.put(text, Fate.REFUSED);
                    refusals.merge(status, 1, Integer::sum);
                    if (!keepsText) {
                        textsLost.add(text);
                    }
                    sleep();
                    yield null;
                }
                case Editor.Answer.InDoubt() -> null;
            };
        }

        private void sleep() {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String schedule(Duration ahead) throws IOException, InterruptedException {
        var editor = new Editor(site);
        editor.logIn();
        var first = new Text("w" + writers.size() + "s1", 1);
        sent.put(first, Fate.ACKNOWLEDGED);
        if (!(editor.publish(editor.open("/admin/articles/new"), first)
                instanceof Editor.Answer.Acknowledged(var form))) {
            throw new IOException("the story was not published");
        }
        var later = new Text(first.story(), 2);
        var time = siteTime().plus(ahead).truncatedTo(ChronoUnit.MINUTES);
        if (!(editor.send(form, "/pending", later, Map.of("goesLive", time.toString()))
                instanceof Editor.Answer.Acknowledged)) {
            throw new IOException("the change was not scheduled");
        }
        sent.put(later, Fate.SCHEDULED);
        return later.mark() + " is to go live at " + time;
    }

    private LocalDateTime siteTime() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(site)).HEAD().build();
        var date = reader.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Date")
                .orElseThrow();
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                .withZoneSameInstant(NEWSROOM)
                .toLocalDateTime();
    }

    private String due() {
        sent.replaceAll((_, fate) -> fate == Fate.SCHEDULED ? Fate.ACKNOWLEDGED : fate);
        return "it is due";
    }

    private String check() throws InterruptedException {
        var start = Instant.now();
        var end = start.plus(UNTIL_READERS_SEE_IT);
        var wrong = new ArrayList<String>();
        try {
            fetchRecord(end);
            wrong.addAll(log.readOn(export));
            wrong.addAll(againstWhatWasSent());
            wrong.addAll(whatReadersMiss(end));
        } catch (IOException away) {
            wrong.add("the site does not answer: " + away);
        }
        textsLost.forEach(text -> wrong.add("the text of " + text.mark() + " did not come back to its editor"));
        if (!wrong.isEmpty()) {
            return "LOST: " + wrong.stream().limit(20).collect(Collectors.joining("; "));
        }
        var published = published();
        var rescued = sent.entrySet().stream()
                .filter(it -> it.getValue() == Fate.IN_DOUBT && published.contains(it.getKey()))
                .count();
        return "nothing lost: %d acknowledged editions are whole and in order, and %d of %d in doubt; readers saw them after %.1f s"
                .formatted(
                        count(Fate.ACKNOWLEDGED),
                        rescued,
                        count(Fate.IN_DOUBT),
                        Duration.between(start, Instant.now()).toMillis() / 1000.0);
    }

    private void fetchRecord(Instant end) throws IOException, InterruptedException {
        var there = false;
        while (!there) {
            try {
                ask("/record/export", BodyHandlers.ofFile(export, CREATE, WRITE, TRUNCATE_EXISTING));
                there = true;
            } catch (IOException away) {
                if (Instant.now().isAfter(end)) {
                    throw away;
                }
                Thread.sleep(200);
            }
        }
    }

    private Set<Text> published() {
        return log.editions().stream().map(Log.Edition::text).collect(Collectors.toSet());
    }

    private List<String> againstWhatWasSent() {
        var published = published();
        var wrong = new ArrayList<String>();
        sent.forEach((text, fate) -> {
            if (fate == Fate.ACKNOWLEDGED && !published.contains(text)) {
                wrong.add(text.mark() + " was acknowledged and is gone");
            }
            if (fate == Fate.SCHEDULED && published.contains(text)) {
                wrong.add(text.mark() + " is published before its time");
            }
        });
        published.stream()
                .filter(text -> !sent.containsKey(text))
                .forEach(text -> wrong.add(text.mark() + " was never sent"));
        return wrong;
    }

    /** Of the stories that changed since the last check, and of the lists. */
    private List<String> whatReadersMiss(Instant end) throws InterruptedException {
        var editions = log.editions();
        var changed = editions.subList(checked, editions.size()).stream()
                .map(edition -> edition.text().story())
                .collect(Collectors.toSet());
        var missed = missed(changed);
        while (!missed.isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            missed = missed(changed);
        }
        checked = editions.size();
        return missed;
    }

    private List<String> missed(Set<String> changed) throws InterruptedException {
        var missed = new ArrayList<String>();
        var newest = log.newestArticles();
        for (var story : changed) {
            var edition = newest.get(story);
            var text = edition.text();
            var address = "/articles/" + story;
            missed.addAll(missing(address, List.of(text.headline(), text.question(), text.event())));
            var rows = List.of(address + "/history/" + edition.number() + '"', text.note());
            missed.addAll(missing(address + "/history", rows));
        }
        var articles = log.editions().stream()
                .filter(edition -> edition.kind().equals("article"))
                .toList();
        if (!articles.isEmpty()) {
            missed.addAll(missing("/", List.of(articles.getLast().text().headline())));
        }
        var corrections = articles.stream()
                .filter(edition -> edition.text().isCorrection() && edition.number() > 1)
                .toList();
        if (!corrections.isEmpty()) {
            missed.addAll(
                    missing("/corrections", List.of(corrections.getLast().text().note())));
        }
        return missed;
    }

    /** Which of these words a page does not show, as readers get it. */
    private List<String> missing(String address, List<String> words) throws InterruptedException {
        try {
            var page = ask(address, BodyHandlers.ofString());
            return words.stream()
                    .filter(word -> !page.contains(word))
                    .map(word -> address + " does not show: " + word)
                    .toList();
        } catch (IOException away) {
            return List.of(String.valueOf(away.getMessage()));
        }
    }

    private <T> T ask(String address, HttpResponse.BodyHandler<T> into) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(site + address))
                .timeout(Duration.ofMinutes(1))
                .build();
        var answer = reader.send(request, into);
        if (answer.statusCode() != 200) {
            throw new IOException(address + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }
}
