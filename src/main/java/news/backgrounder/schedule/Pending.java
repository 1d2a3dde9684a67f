package news.backgrounder.schedule;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backgrounder.difference.Merging;
import news.backgrounder.edition.Body;
import news.backgrounder.edition.Change;
import news.backgrounder.edition.EditionLog;
import news.backgrounder.edition.Editions;
import news.backgrounder.edition.RedactedWords;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.schedule.Outlook.Prospect;
import news.backgrounder.site.Site;
import news.backgrounder.workingcopy.WorkingCopy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is to go live at an instant: scheduling, foreseeing and cancelling it. */
@Service
@Transactional
public class Pending {

    /** So long editors are told that something went live late. */
    private static final Duration TOLD = Duration.ofDays(3);

    private final PendingRows rows;
    private final WorkingCopies copies;
    private final Timetable timetable;
    private final EditionLog log;
    private final Editions editions;
    private final Site site;
    private final Clock clock;

    Pending(
            PendingRows rows,
            WorkingCopies copies,
            Timetable timetable,
            EditionLog log,
            Editions editions,
            Site site,
            Clock clock) {
        this.rows = rows;
        this.copies = copies;
        this.timetable = timetable;
        this.log = log;
        this.editions = editions;
        this.site = site;
        this.clock = clock;
    }

    /**
     * What would be scheduled: of the bodies that a form makes, those that readers will not see so already.
     *
     * @param before what readers see of them, or of a first publication that is still to come will see
     */
    public record Plan(SubjectId article, Instant goesLiveAt, Map<SubjectId, Body> before, Map<SubjectId, Body> after) {

        public Plan {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }
    }

    /**
     * Works out what would be scheduled. The caller holds the lock of the log.
     *
     * @param bodies of the article and of what it shows
     * @param over whether, where something scheduled earlier changes the same place, this text is to stand over that
     * @throws Untimely where that cannot be scheduled, or contradicts what is scheduled earlier
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Plan plan(SubjectId article, Map<SubjectId, Body> bodies, Instant goesLiveAt, boolean over) {
        if (editions.withdrawal(article).isPresent()) {
            throw new Untimely("This article was withdrawn. Publish it again before you schedule a change of it.");
        }
        var waiting = rows.waiting();
        var earlier = new ArrayList<>(waiting.stream()
                .filter(set -> !set.goesLiveAt().isAfter(goesLiveAt))
                .toList());
        var seen = seenAfter(earlier, bodies.keySet());
        var published = editions.current(bodies.keySet());
        requireFirst(bodies.keySet(), earlier, goesLiveAt);
        var before = new HashMap<SubjectId, Body>();
        var after = new HashMap<SubjectId, Body>();
        bodies.forEach((subject, body) -> {
            var edition = published.get(subject);
            var base = edition == null ? seen.get(subject) : edition.body();
            if (base == null ? editions.withdrawal(subject).isEmpty() : !base.equals(body)) {
                after.put(subject, body);
                if (base != null) {
                    before.put(subject, base);
                }
            }
        });
        requireNew(waiting, after, goesLiveAt);
        var plan = new Plan(article, goesLiveAt, before, after);
        return reconciled(plan, earlier, over);
    }

    private void requireFirst(Collection<SubjectId> subjects, List<PendingSet> earlier, Instant goesLiveAt) {
        var firsts = rows.firstPublications(subjects);
        for (var subject : subjects) {
            var first = firsts.get(subject.value());
            var comes =
                    earlier.stream().flatMap(set -> set.part(subject).stream()).anyMatch(PendingPart::first);
            if (first != null && (!comes || !first.isBefore(goesLiveAt))) {
                throw new Untimely(
                        "The %s is published for the first time by what is scheduled for %s. Choose a later time, or cancel that first."
                                .formatted(Disputed.name(subject.kind()).toLowerCase(Locale.ROOT), words(first)));
            }
        }
    }

    private static void requireNew(List<PendingSet> waiting, Map<SubjectId, Body> after, Instant goesLiveAt) {
        if (!after.isEmpty()
                && waiting.stream()
                        .filter(set -> set.goesLiveAt().equals(goesLiveAt))
                        .map(set -> set.parts().stream()
                                .collect(toMap(PendingPart::subject, part -> Objects.requireNonNull(part.target()))))
                        .anyMatch(after::equals)) {
            throw new Untimely("This is scheduled already, for the same time.");
        }
    }

    private Map<SubjectId, Body> seenAfter(List<PendingSet> sets, Collection<SubjectId> subjects) {
        var prospects = outlook(sets);
        if (!prospects.isEmpty()) {
            return prospects.getLast().then();
        }
        return editions.current(subjects).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().body()));
    }

    /** The plan, if need be on top of what is scheduled earlier. */
    private Plan reconciled(Plan plan, List<PendingSet> earlier, boolean over) {
        var trial = set(plan, Change.UPDATE, false, "", "", plan.goesLiveAt());
        var foreseen = outlook(Stream.concat(earlier.stream(), Stream.of(trial)).toList())
                .getLast();
        var disputed = foreseen.fates().stream()
                .flatMap(fate -> Disputed.of(fate).stream())
                .toList();
        if (disputed.isEmpty()) {
            return plan;
        }
        if (!over) {
            throw new Untimely(
                    "What is scheduled earlier changes the same places: %s."
                            .formatted(disputed.stream().map(Disputed::place).collect(Collectors.joining("; "))),
                    disputed);
        }
        var before = new HashMap<>(plan.before());
        var after = new HashMap<>(plan.after());
        for (var fate : foreseen.fates()) {
            var then = fate.before();
            var base = plan.before().get(fate.subject());
            var target = plan.after().get(fate.subject());
            if (!fate.contradictions().isEmpty() && then != null && base != null && target != null) {
                before.put(fate.subject(), then);
                after.put(
                        fate.subject(), Merging.<Body>carry(base, then, target).body());
            }
        }
        return new Plan(plan.article(), plan.goesLiveAt(), before, after);
    }

    private static PendingSet set(Plan plan, Change change, boolean serious, String note, String by, Instant at) {
        return new PendingSet(
                UUID.randomUUID(),
                plan.article(),
                plan.goesLiveAt(),
                change,
                serious,
                note,
                by,
                at,
                PendingSet.State.WAITING,
                null,
                null,
                plan.after().entrySet().stream()
                        .map(part ->
                                new PendingPart(part.getKey(), plan.before().get(part.getKey()), part.getValue()))
                        .toList());
    }

    /** Keeps a plan until its instant. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID schedule(Plan plan, Change change, boolean serious, String note, String by, Instant at) {
        var set = set(plan, change, serious, note, by, at);
        rows.insert(set);
        timetable.put(set.id(), set.goesLiveAt());
        return set.id();
    }

    /** When a subject that readers have not seen is to be published for the first time, in words. */
    public Optional<String> firstPublication(SubjectId subject) {
        return Optional.ofNullable(rows.firstPublications(List.of(subject)).get(subject.value()))
                .map(this::words);
    }

    /** An instant in the newsroom's words. */
    public String words(Instant at) {
        return LiveTime.words(at, site.timeZone());
    }

    /** Whether a pending set is to give this address to another subject. Readers know nothing of that. */
    public boolean slugBelongsToAnother(SubjectId subject, String slug) {
        return rows.slugBelongsToAnother(subject, slug);
    }

    /** All that is pending, is held, or went live late of late. */
    public List<PendingLine> lines() {
        return lines(_ -> true);
    }

    /** The same, of these subjects only. */
    public List<PendingLine> lines(Collection<SubjectId> subjects) {
        return lines(set -> set.parts().stream().map(PendingPart::subject).anyMatch(subjects::contains));
    }

    private List<PendingLine> lines(Predicate<PendingSet> wanted) {
        var sets = rows.openOrPublishedSince(clock.instant().minus(TOLD));
        var foreseen = new ArrayList<>(outlook(sets.stream()
                .filter(set -> set.state() == PendingSet.State.WAITING)
                .toList()));
        sets.stream()
                .filter(set ->
                        set.state() == PendingSet.State.HELD || set.late().isPresent())
                .forEach(set -> foreseen.addAll(outlook(List.of(set))));
        return foreseen.stream()
                .filter(prospect -> wanted.test(prospect.set()))
                .map(prospect -> PendingLine.of(prospect, headline(prospect.set()), site))
                .toList();
    }

    private String headline(PendingSet set) {
        return copies.find(set.article()).map(WorkingCopy::title).orElse("An article");
    }

    /** What becomes of a set; of one that is cancelled, what would. */
    Optional<Prospect> prospect(UUID id) {
        return outlook(rows.waiting()).stream()
                .filter(prospect -> prospect.set().id().equals(id))
                .findFirst()
                .or(() -> rows.find(id).map(set -> outlook(List.of(set)).getFirst()));
    }

    /** All that editors are told of a set. */
    Optional<PendingPage> page(UUID id) {
        return prospect(id)
                .map(prospect -> PendingPage.of(
                        prospect,
                        headline(prospect.set()),
                        prospect.set().state() == PendingSet.State.CANCELLED ? leftOver(prospect.set()) : List.of(),
                        site));
    }

    private List<Prospect> outlook(List<PendingSet> sets) {
        var subjects = sets.stream()
                .flatMap(set -> set.parts().stream())
                .map(PendingPart::subject)
                .collect(Collectors.toSet());
        return Outlook.of(editions.newest(subjects), sets, editions::slugBelongsToAnother);
    }

    /**
     * What a cancelled set has given back.
     *
     * @param change and {@code note} as they were typed
     * @param whole whether all of its text is in the working copies again; else the rest stays in the set
     */
    record Cancelled(SubjectId article, Change change, String note, boolean whole) {}

    /**
     * Puts the text of a set back into the working copies, over nobody's words. Empty where there is none to cancel.
     */
    Optional<Cancelled> cancel(UUID id, String by, Instant at) {
        var instant = log.lock(at);
        var found = rows.find(id).filter(PendingSet::isOpen);
        found.ifPresent(set -> rows.end(set, PendingSet.State.CANCELLED, set.hindrance(), by, instant));
        return found.map(set -> {
            var back = set.parts().stream()
                    .filter(part -> putBack(part, by, instant))
                    .toList();
            copies.flush();
            back.forEach(part -> rows.destroyText(set.id(), part.subject()));
            return new Cancelled(
                    set.article(),
                    set.change(),
                    set.note(),
                    back.size() == set.parts().size());
        });
    }

    /** @return whether the working copy says all that the part says */
    private boolean putBack(PendingPart part, String by, Instant at) {
        var target = part.target();
        var copy = copies.find(part.subject()).orElse(null);
        if (target == null || copy == null) {
            return target == null;
        }
        var base = part.base();
        return base == null
                ? copy.toBody().equals(target)
                : copies.carry(copy, base, target, by, at).isClean();
    }

    /** The places of a cancelled set's text that did not go back, against the working copies as they are. */
    private List<Disputed> leftOver(PendingSet set) {
        return set.parts().stream()
                .flatMap(part -> {
                    var base = part.base();
                    var target = part.target();
                    return base == null || target == null
                            ? Stream.of()
                            : copies
                                    .find(part.subject())
                                    .map(copy -> Merging.<Body>carry(base, target, copy.toBody()))
                                    .stream()
                                    .flatMap(merged -> merged.contradictions().stream())
                                    .map(place -> Disputed.of(part.subject().kind(), place));
                })
                .toList();
    }

    /**
     * The texts that pending, held and cancelled sets keep of a subject, with the notes of these sets.
     *
     * @param notes of all sets that it is a part of
     */
    public record Kept(List<Body> bodies, List<String> notes) {}

    /** What redaction must look through. */
    public Kept kept(SubjectId subject) {
        var sets = rows.of(subject);
        return new Kept(
                sets.stream()
                        .flatMap(set -> set.part(subject).stream())
                        .flatMap(
                                part -> Stream.of(Optional.ofNullable(part.base()), Optional.ofNullable(part.target())))
                        .flatMap(Optional::stream)
                        .toList(),
                sets.stream().map(PendingSet::note).toList());
    }

    /**
     * Takes words out of all that pending, held and cancelled sets keep of a subject, and out of the notes of these
     * sets.
     *
     * @return whether they held the words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean redact(SubjectId subject, RedactedWords words) {
        var found = false;
        for (var set : rows.of(subject)) {
            var note = words.outOf(set.note());
            if (!note.equals(set.note())) {
                rows.rewriteNote(set.id(), note);
                found = true;
            }
            for (var part : set.part(subject).stream().toList()) {
                var left = without(part, words);
                if (!left.equals(part)) {
                    rows.rewrite(set.id(), left);
                    found = true;
                }
            }
        }
        return found;
    }

    private static PendingPart without(PendingPart part, RedactedWords words) {
        var base = part.base();
        var target = part.target();
        return new PendingPart(
                part.subject(),
                part.first(),
                base == null ? null : words.outOf(base),
                target == null ? null : words.outOf(target));
    }
}
