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
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import news.backgrounder.delivery.DiskIndex.Kept;
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
    private static final Set<String> OURS = Set.of(FRESH, STALE, UNFINISHED);
    private static final int NAME_BYTES = 20;
    private static final int WAITING = 256;

    private final DeliverySettings settings;
    private final IntFunction<Lifetime> lifetimes;
    private final Imprint imprint;
    private final @Nullable FileChannel claim;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock, like all writing to the folder. */
    private final DiskIndex index;

    /** Whoever comes while many wait writes for himself: a page that was served once must not go missing here. */
    private final Executor writing = new ThreadPoolExecutor(
            0,
            1,
            10,
            SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("pages to disk").factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());

    private boolean stockTaken;

    DiskPages(DeliverySettings settings, Imprint imprint) {
        this.settings = settings;
        this.lifetimes = settings.lifetimes();
        this.imprint = imprint;
        this.index = new DiskIndex(settings.disk().toBytes());
        this.claim = settings.keepsOnDisk() ? claim(settings.folder()) : null;
        CompletableFuture.runAsync(this::takeStock, Thread::startVirtualThread);
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

    /**
     * Finds what the process before this one has left, once.
     *
     * @throws UncheckedIOException where the folder cannot be looked through; whoever needs to know tries again
     */
    private void takeStock() {
        lock.lock();
        try {
            if (!stockTaken) {
                var found = files().stream()
                        .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                        .toList();
                for (var file : found) {
                    if (ending(file).equals(UNFINISHED)) {
                        Files.deleteIfExists(file);
                    } else {
                        index(file);
                    }
                }
                makeRoom();
                stockTaken = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The pages on the disk cannot be looked through", e);
        } finally {
            lock.unlock();
        }
    }

    private void index(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var head = PageFile.head(in);
            index.put(Kept.of(file, Files.size(file), head.address(), Answer.keys(head.rendered())));
        } catch (IOException | RuntimeException unreadable) {
            Files.deleteIfExists(file);
        }
    }

    private void makeRoom() throws IOException {
        for (var excess = index.excess(); excess.isPresent(); excess = index.excess()) {
            delete(excess.get().file());
        }
    }

    /**
     * The page that readers may get at this address, if it is here, and looks as it would if it were made now.
     *
     * @param sequence of the log up to which it is right, for what is not is not called fresh
     */
    @Nullable
    Answer fresh(String address, long sequence) {
        return read(address, FRESH)
                .filter(page -> page.imprint().equals(imprint))
                .map(page -> answer(page, sequence))
                .orElse(null);
    }

    /** What readers got at this address before it became another, or before the program did. */
    @Nullable
    Answer stale(String address, long sequence) {
        var old = read(address, STALE)
                .or(() -> read(address, FRESH))
                .map(page -> answer(page, sequence))
                .orElse(null);
        if (old != null) {
            old.becomeStale();
        }
        return old;
    }

    private Answer answer(PageFile page, long sequence) {
        var rendered = page.rendered();
        return new Answer(page.address(), sequence, rendered, lifetimes.apply(rendered.status()));
    }

    private Optional<PageFile> read(String address, String ending) {
        if (claim == null) {
            return Optional.empty();
        }
        var file = file(address, ending);
        try {
            var page = PageFile.read(Files.readAllBytes(file))
                    .filter(read -> read.address().equals(address));
            if (page.isPresent()) {
                use(file);
            } else {
                LOG.warn("A page on the disk is damaged, and is rendered anew: {}", file.getFileName());
                delete(file);
            }
            return page;
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("A page on the disk cannot be read, and is rendered anew: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Somebody has had the page at this address, if only from memory. */
    void use(String address) {
        if (claim != null) {
            use(file(address, FRESH));
        }
    }

    private void use(Path file) {
        if (lock.tryLock()) {
            try {
                index.use(file);
            } finally {
                lock.unlock();
            }
        }
    }

    private void delete(Path file) throws IOException {
        lock.lock();
        try {
            Files.deleteIfExists(file);
            index.remove(file);
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
                lock.lock();
                try {
                    takeStock();
                    if (isCurrent.test(answer)) {
                        write(answer);
                    }
                } catch (IOException | UncheckedIOException e) {
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
        var written = PageFile.write(answer, imprint);
        try {
            Files.createDirectories(file.getParent());
            Files.write(unfinished, written);
            Files.move(unfinished, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        index.put(Kept.of(file, written.length, answer.address(), answer.keys()));
        delete(file(answer.address(), STALE));
        makeRoom();
    }

    /**
     * Sets aside all pages that have one of these keys, and deletes those from which text was taken away.
     *
     * @throws UncheckedIOException where a page that nobody may see any more could not be deleted
     */
    void touch(Set<SurrogateKey> touched, Set<SurrogateKey> takenAway) {
        lock.lock();
        try {
            takeStock();
            for (var kept : index.all()) {
                if (!Collections.disjoint(kept.keys(), takenAway)) {
                    delete(kept.file());
                } else if (!Collections.disjoint(kept.keys(), touched)) {
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
        var file = kept.file();
        if (ending(file).equals(FRESH)) {
            var aside = file.resolveSibling(file.getFileName().toString().replace(FRESH, STALE));
            try {
                Files.move(file, aside, ATOMIC_MOVE);
                index.put(kept.at(aside));
            } catch (NoSuchFileException _) {
                LOG.warn("A page on the disk was deleted, but not by this site: {}", file);
            }
            index.remove(file);
        }
    }

    void clear() {
        lock.lock();
        try {
            for (var file : files()) {
                Files.deleteIfExists(file);
            }
            index.clear();
            stockTaken = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** What else lies in the folder, as a file system's own, is not looked into. */
    private List<Path> files() throws IOException {
        if (claim == null) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        try (var folders = Files.newDirectoryStream(settings.folder(), "[0-9a-f][0-9a-f]")) {
            for (var folder : folders) {
                try (var files = Files.list(folder)) {
                    files.filter(file -> OURS.contains(ending(file))).forEach(found::add);
                }
            }
        } catch (DirectoryIteratorException | UncheckedIOException e) {
            throw new IOException(e);
        }
        return found;
    }

    private static String ending(Path file) {
        var name = file.getFileName().toString();
        return name.substring(Math.max(0, name.lastIndexOf('.')));
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
