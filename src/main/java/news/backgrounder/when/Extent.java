package news.backgrounder.when;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;

/** All that a {@link When} says: one date, or a period of which at least one end is known. */
sealed interface Extent {

    /** The first date that is known. */
    Dating first();

    /** The last date that is known. */
    Dating last();

    default Instant position() {
        return first().stretch().begins();
    }

    default Instant ends() {
        return last().stretch().ends();
    }

    default boolean hasStart() {
        return true;
    }

    default boolean hasEnd() {
        return true;
    }

    default Doubt doubt() {
        var start = first().doubt();
        var end = last().doubt();
        return start.compareTo(end) > 0 ? start : end;
    }

    default int year() {
        return yearOf(position());
    }

    default boolean staysInOneYear() {
        return hasStart() && hasEnd() && year() == yearOf(ends().minusNanos(1));
    }

    private static int yearOf(Instant instant) {
        return instant.atOffset(UTC).getYear();
    }

    record On(Dating date) implements Extent {

        @Override
        public Dating first() {
            return date;
        }

        @Override
        public Dating last() {
            return date;
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    record Between(Dating first, Dating last) implements Extent {

        @Override
        public String toString() {
            return first + "/" + last;
        }
    }

    record Since(Dating first, Missing end) implements Extent {

        @Override
        public Dating last() {
            return first;
        }

        @Override
        public Instant ends() {
            return Instant.MAX;
        }

        @Override
        public boolean hasEnd() {
            return false;
        }

        @Override
        public String toString() {
            return first + "/" + end;
        }
    }

    record Until(Missing start, Dating last) implements Extent {

        @Override
        public Dating first() {
            return last;
        }

        @Override
        public boolean hasStart() {
            return false;
        }

        @Override
        public String toString() {
            return start + "/" + last;
        }
    }
}
