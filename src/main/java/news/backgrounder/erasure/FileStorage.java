package news.backgrounder.erasure;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;

/**
 * H2 in a file. H2 writes to the end of it and reuses what has become free when it likes, so the file is written anew,
 * from what is still in it, and put in the place of the old one. Meanwhile all connections of all pools are held here:
 * who asks for one waits, as long as the pool lets them, and gets no error. (To suspend a pool will not do: under load
 * there is always somebody who waits for a connection, and it waits for them.)
 *
 * <p>{@code shutdown compact} would do the same, but it packs the pages, so that no search of the file proves anything,
 * and where it fails, on a full disk for one, it says nothing.
 */
record FileStorage(List<HikariDataSource> pools) implements Storage {

    /** How long connections that are in use may take to come back. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String FILE = ".mv.db";

    @Override
    public void eraseDeleted() throws NotYetException, SQLException, IOException, InterruptedException {
        var database = file();
        var copy = database.resolveSibling(database.getFileName() + ".compacting");
        Files.deleteIfExists(beside(copy, FILE));
        if (!Files.exists(beside(database, FILE))) {
            throw new IOException("The database is not in a file that this process can reach");
        }
        var connections = pools.stream().flatMap(FileStorage::all).toList();
        try {
            awaitAll(connections);
            var last = connections.getFirst().join().connection;
            var rows = rows(last);
            shutDown(last);
            MVStore.compact(
                    beside(database, FILE).toString(), beside(copy, FILE).toString(), false, null);
            requireRows(copy, rows);
            force(beside(copy, FILE), READ, WRITE);
            Files.move(beside(copy, FILE), beside(database, FILE), ATOMIC_MOVE);
            removeTraces(database);
        } finally {
            connections.forEach(lent -> lent.thenAccept(it -> it.pool.evictConnection(it.connection)));
            Files.deleteIfExists(beside(copy, FILE));
        }
    }

    /** The database's path, without the ending of its file. */
    private Path file() throws SQLException {
        try (var connection = pools.getFirst().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select database_path()")) {
            rows.next();
            return Path.of(rows.getString(1));
        }
    }

    private record Lent(HikariDataSource pool, Connection connection) {}

    private static Stream<CompletableFuture<Lent>> all(HikariDataSource pool) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> lend(pool), task -> Thread.ofPlatform().daemon().start(task)))
                .limit(pool.getMaximumPoolSize());
    }

    private static Lent lend(HikariDataSource pool) {
        try {
            return new Lent(pool, pool.getConnection());
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static void awaitAll(List<CompletableFuture<Lent>> connections)
            throws NotYetException, InterruptedException {
        try {
            CompletableFuture.allOf(connections.toArray(CompletableFuture[]::new))
                    .get(PATIENCE.toMillis(), MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new NotYetException("a connection to the database stayed in use");
        }
    }

    private static Path beside(Path database, String ending) {
        return database.resolveSibling(database.getFileName() + ending);
    }

    private static void shutDown(Connection last) throws SQLException {
        try (var statement = last.createStatement()) {
            statement.execute("shutdown");
        }
    }

    private static Map<String, Long> rows(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                    select quote_ident(table_schema) || '.' || quote_ident(table_name)
                      from information_schema.tables
                     where table_type = 'BASE TABLE' and lower(table_schema) <> 'information_schema'
                    """)) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        var rows = new TreeMap<String, Long>();
        for (var table : tables) {
            try (var statement = connection.createStatement();
                    var count = statement.executeQuery("select count(*) from " + table)) {
                count.next();
                rows.put(table, count.getLong(1));
            }
        }
        return rows;
    }

    /** Nothing may take the database's place that does not open as one and hold as many rows. */
    private void requireRows(Path copy, Map<String, Long> rows) throws SQLException, IOException {
        var pool = pools.getFirst();
        var settings = pool.getJdbcUrl().indexOf(';');
        var url = "jdbc:h2:file:" + copy
                + (settings < 0 ? "" : pool.getJdbcUrl().substring(settings))
                + ";ACCESS_MODE_DATA=r";
        try (var connection = DriverManager.getConnection(url, pool.getUsername(), pool.getPassword())) {
            if (!rows(connection).equals(rows)) {
                throw new IOException("The database written anew holds other rows than the one before it");
            }
            shutDown(connection);
        }
    }

    private static void force(Path path, OpenOption... options) throws IOException {
        try (var channel = FileChannel.open(path, options)) {
            channel.force(true);
        }
    }

    /** Of what H2 has trouble with it writes a trace, with the values; a process that died leaves temporary files. */
    private static void removeTraces(Path database) throws IOException {
        var name = database.getFileName().toString();
        try (var files = Files.newDirectoryStream(database.getParent(), file -> {
            var other = file.getFileName().toString();
            return other.startsWith(name + ".")
                            && (other.endsWith(".trace.db")
                                    || other.endsWith(".trace.db.old")
                                    || other.endsWith(".temp.db"))
                    || other.equals(name + FILE + ".tempFile")
                    || other.equals(name + FILE + ".newFile");
        })) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }
}
