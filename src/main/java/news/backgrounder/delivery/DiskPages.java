package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import news.backgrounder.edition.SurrogateKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Pages on the disk of this node, for what has no room in memory, and for a start while the database is away. A page
 * that has become another is set aside under another name; one from which text was taken away is deleted.
 */
@Component
class DiskPages implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DiskPages.class);

    private static final String FRESH = ".page";
    private static final String STALE = ".stale";
    private static final String UNFINISHED = ".new";
    private static final String OURS = "*{" + FRESH + "," + STALE + "," + UNFINISHED + "}";
    private static final int NAME_BYTES = 20;
    private static final int WAITING = 256;

    /** What is known of a file without looking into it. */
    private record Kept(Path file, long size, Set<SurrogateKey> keys) {}

    private final DeliverySettings settings;
    private final @Nullable FileChannel claim;
    private final ReentrantLock lock = new ReentrantLock();

    /** By name, the one that was used longest ago first; guarded by the lock, like all writing to the folder. */
    private final Map<String, Kept> index = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    /** Whoever comes while many wait writes for himself: a page that was served once must not go missing here. */
    private final Executor writing = new ThreadPoolExecutor(
            0,
            1,
            10,
            SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("pages to disk").factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());

    private final CompletableFuture<Void> stock;

    DiskPages(DeliverySettings settings) {
        this.settings = settings;
        this.claim = settings.keepsOnDisk() ? claim(settings.folder()) : null;
        this.stock = claim == null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(this::takeStock, Thread::startVirtualThread);
    }

    /** Two nodes in one folder would not know of each other's pages. */
    private static @Nullable FileChannel claim(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("in-use"), CREATE, WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            LOG.debug("This process has the folder already", e);
        } catch (IOException e) {
            LOG.warn("No pages are kept on the disk: {}", e.toString());
            return null;
        }
        LOG.warn("No pages are kept on the disk, for another node uses {}.", folder);
        return null;
    }

    /** Finds what the process before this one has left. */
    private void takeStock() {
        lock.lock();
        try {
            var found = files().stream()
                    .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .toList();
            for (var file : found) {
                if (file.toString().endsWith(UNFINISHED)) {
                    Files.deleteIfExists(file);
                } else {
                    index(file);
                }
            }
            makeRoom();
        } catch (IOException e) {
            LOG.warn("The pages on the disk cannot be looked through, and are given up: {}", e.toString());
            deleteAll();
        } finally {
            lock.unlock();
        }
    }

    private void index(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            remember(file, Files.size(file), Answer.keys(PageFile.head(in)));
        } catch (IOException | RuntimeException unreadable) {
            Files.deleteIfExists(file);
        }
    }

    private void remember(Path file, long size, Set<SurrogateKey> keys) {
        forget(file);
        index.put(file.getFileName().toString(), new Kept(file, size, keys));
        bytes += size;
    }

    private void forget(Path file) {
        var before = index.remove(file.getFileName().toString());
        if (before != null) {
            bytes -= before.size;
        }
    }

    private void makeRoom() throws IOException {
        while (bytes > settings.disk().toBytes()) {
            var oldest = index.values().iterator().next();
            Files.deleteIfExists(oldest.file);
            forget(oldest.file);
        }
    }

    /**
     * The page that readers may get at this address, if it is here.
     *
     * @param sequence of the log up to which it is right, for what is not is not called fresh
     */
    @Nullable
    Answer fresh(String address, long sequence) {
        return read(address, FRESH, sequence);
    }

    /** What readers got at this address before it became another. */
    @Nullable
    Answer stale(String address, long sequence) {
        var old = read(address, STALE, sequence);
        if (old != null) {
            old.becomeStale();
        }
        return old;
    }

    private @Nullable Answer read(String address, String ending, long sequence) {
        if (claim == null) {
            return null;
        }
        var file = file(address, ending);
        try {
            var rendered = PageFile.read(Files.readAllBytes(file), address);
            if (rendered.isPresent()) {
                use(file);
                var lifetime = settings.lifetime(rendered.get().status());
                return new Answer(address, sequence, rendered.get(), lifetime);
            }
            LOG.warn("A page on the disk is damaged, and is rendered anew: {}", file.getFileName());
            delete(file);
        } catch (NoSuchFileException notThere) {
            return null;
        } catch (IOException | RuntimeException e) {
            LOG.warn("A page on the disk cannot be read, and is rendered anew: {}", e.toString());
        }
        return null;
    }

    private void use(Path file) {
        if (lock.tryLock()) {
            try {
                index.get(file.getFileName().toString());
            } finally {
                lock.unlock();
            }
        }
    }

    private void delete(Path file) throws IOException {
        lock.lock();
        try {
            Files.deleteIfExists(file);
            forget(file);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Keeps a page, in a while.
     *
     * @param isCurrent whether it still is what readers may get
     */
    void write(Answer answer, Predicate<Answer> isCurrent) {
        if (claim != null && !answer.isMissing()) {
            writing.execute(() -> {
                stock.join();
                lock.lock();
                try {
                    if (isCurrent.test(answer)) {
                        write(answer);
                    }
                } catch (IOException e) {
                    LOG.warn("A page could not be written to the disk: {}", e.toString());
                } finally {
                    lock.unlock();
                }
            });
        }
    }

    private void write(Answer answer) throws IOException {
        var file = file(answer.address(), FRESH);
        var unfinished = file(answer.address(), UNFINISHED);
        var written = PageFile.write(answer);
        try {
            Files.createDirectories(file.getParent());
            Files.write(unfinished, written);
            Files.move(unfinished, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        remember(file, written.length, answer.keys());
        delete(file(answer.address(), STALE));
        makeRoom();
    }

    /**
     * Sets aside all pages that have one of these keys, and deletes those from which text was taken away.
     *
     * @throws UncheckedIOException where a page that nobody may see any more could not be deleted
     */
    void touch(Set<SurrogateKey> touched, Set<SurrogateKey> takenAway) {
        stock.join();
        lock.lock();
        try {
            for (var kept : List.copyOf(index.values())) {
                if (!Collections.disjoint(kept.keys, takenAway)) {
                    delete(kept.file);
                } else if (!Collections.disjoint(kept.keys, touched)) {
                    setAside(kept);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private void setAside(Kept kept) throws IOException {
        var name = kept.file.getFileName().toString();
        if (name.endsWith(FRESH)) {
            var aside = kept.file.resolveSibling(name.replace(FRESH, STALE));
            try {
                Files.move(kept.file, aside, ATOMIC_MOVE);
                remember(aside, kept.size, kept.keys);
            } catch (NoSuchFileException _) {
                LOG.warn("A page on the disk was deleted, but not by this site: {}", kept.file);
            }
            forget(kept.file);
        }
    }

    void clear() {
        stock.join();
        lock.lock();
        try {
            deleteAll();
        } finally {
            lock.unlock();
        }
    }

    private void deleteAll() {
        try {
            for (var file : files()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        index.clear();
        bytes = 0;
    }

    private List<Path> files() throws IOException {
        var ours = settings.folder().getFileSystem().getPathMatcher("glob:" + OURS);
        if (claim == null) {
            return List.of();
        }
        try (var files = Files.walk(settings.folder())) {
            return files.filter(file -> ours.matches(file.getFileName())).toList();
        }
    }

    private Path file(String address, String ending) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(UTF_8));
            var name = HexFormat.of().formatHex(digest, 0, NAME_BYTES);
            return settings.folder().resolve(name.substring(0, 2)).resolve(name + ending);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() throws IOException {
        if (claim != null) {
            claim.close();
        }
    }
}
