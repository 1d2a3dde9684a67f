package news.backgrounder.schedule;

import java.util.List;
import java.util.Locale;
import news.backgrounder.difference.Contradiction;
import news.backgrounder.difference.Place;
import news.backgrounder.edition.SubjectKind;

/**
 * A place where a scheduled text and another contradict each other.
 *
 * @param base how it was for both
 * @param scheduled what is scheduled
 * @param other what stands against it
 */
public record Disputed(String place, String base, String scheduled, String other) {

    static Disputed of(SubjectKind kind, Contradiction contradiction) {
        return new Disputed(
                name(kind) + ", " + words(contradiction.place()),
                contradiction.base(),
                contradiction.mine(),
                contradiction.theirs());
    }

    static List<Disputed> of(Outlook.Fate fate) {
        return fate.contradictions().stream()
                .map(contradiction -> of(fate.subject().kind(), contradiction))
                .toList();
    }

    static String name(SubjectKind kind) {
        var name = kind.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    static String words(Place place) {
        return place.position() == 0 ? place.part().words() : place.part().words() + " " + place.position();
    }
}
