package news.backgrounder.delivery;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.backgrounder.edition.SurrogateKey;

/**
 * Which pages lie on the disk, and in what order they were used. Of pages with a query, as of an instant, anybody may
 * think up any number: they share a part of the room, so that they can push out no page that all readers ask for. Not
 * safe for threads.
 */
final class DiskIndex {

    /** The disk gives out its room in blocks. */
    private static final long BLOCK = 4096;

    private static final int SHARE_OF_QUERIES = 4;

    /** @param room in bytes that it takes */
    record Kept(Path file, long room, boolean hasQuery, Set<SurrogateKey> keys) {

        static Kept of(Path file, long length, String address, Set<SurrogateKey> keys) {
            return new Kept(file, (length + BLOCK - 1) / BLOCK * BLOCK, address.indexOf('?') >= 0, keys);
        }

        Kept at(Path other) {
            return new Kept(other, room, hasQuery, keys);
        }
    }

    /** By name, the one that was used longest ago first. */
    private static final class Part {

        private final Map<String, Kept> files = new LinkedHashMap<>(16, 0.75f, true);
        private final long limit;
        private long room;

        Part(long limit) {
            this.limit = limit;
        }

        void add(Kept kept) {
            files.put(kept.file.getFileName().toString(), kept);
            room += kept.room;
        }

        void remove(String name) {
            var removed = files.remove(name);
            if (removed != null) {
                room -= removed.room;
            }
        }

        Stream<Kept> excess() {
            return room > limit ? files.values().stream().limit(1) : Stream.empty();
        }
    }

    private final Part plain;
    private final Part queried;

    /** @param limit in bytes, for all of them together */
    DiskIndex(long limit) {
        this.queried = new Part(limit / SHARE_OF_QUERIES);
        this.plain = new Part(limit - limit / SHARE_OF_QUERIES);
    }

    private Stream<Part> parts() {
        return Stream.of(plain, queried);
    }

    void put(Kept kept) {
        remove(kept.file);
        (kept.hasQuery ? queried : plain).add(kept);
    }

    void remove(Path file) {
        parts().forEach(part -> part.remove(file.getFileName().toString()));
    }

    /** Somebody has had this one. */
    void use(Path file) {
        parts().forEach(part -> part.files.get(file.getFileName().toString()));
    }

    /** The next one that there is no room for. */
    Optional<Kept> excess() {
        return parts().flatMap(Part::excess).findFirst();
    }

    /** All of them, as they are now. */
    List<Kept> all() {
        return parts().flatMap(part -> part.files.values().stream()).toList();
    }

    void clear() {
        parts().forEach(part -> {
            part.files.clear();
            part.room = 0;
        });
    }
}
