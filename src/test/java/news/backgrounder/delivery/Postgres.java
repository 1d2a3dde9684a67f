package news.backgrounder.delivery;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.APPEND;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A primary PostgreSQL server, and another that follows it by streaming replication. */
record Postgres(EmbeddedPostgres primary, Path primaryData, EmbeddedPostgres replica) implements AutoCloseable {

    static Postgres start(Path folder) throws IOException {
        var first = folder.resolve("primary");
        var second = folder.resolve("replica");
        // A server that was stopped leaves files that are as good as a base backup.
        server(first).close();
        copy(first, second);
        var primary = server(first);
        Files.createFile(second.resolve("standby.signal"));
        Files.writeString(
                second.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'\n".formatted(primary.getPort()),
                APPEND);
        return new Postgres(primary, first, server(second));
    }

    private static EmbeddedPostgres server(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), COPY_ATTRIBUTES);
            }
        }
    }

    static String url(EmbeddedPostgres server) {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** The library's own process is only the one that started the server. */
    void killPrimary() throws IOException {
        try (var lines = Files.lines(primaryData.resolve("postmaster.pid"))) {
            var pid = Long.parseLong(lines.findFirst().orElseThrow());
            var server = ProcessHandle.of(pid).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
        }
    }

    @Override
    public void close() throws IOException {
        replica.close();
        primary.close();
    }
}
