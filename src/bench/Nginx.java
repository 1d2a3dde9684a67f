import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rival: nginx, well set up to serve files that were compressed beforehand. */
record Nginx(Process process, Path pages, URI address) {

    /** Debian keeps it from the path of everybody but root. */
    private static final String PROGRAM = "/usr/sbin/nginx";

    static Nginx start(Workplace workplace) throws IOException, InterruptedException {
        var folder = workplace.folder("nginx");
        var pages = workplace.folder("nginx/pages");
        var port = Workplace.freePort();
        Files.writeString(folder.resolve("nginx.conf"), """
                user %s;
                daemon off;
                worker_processes 2;
                pid nginx.pid;
                error_log log;
                events {
                    worker_connections 1024;
                }
                http {
                    client_body_temp_path temp;
                    proxy_temp_path temp;
                    fastcgi_temp_path temp;
                    uwsgi_temp_path temp;
                    scgi_temp_path temp;
                    types {
                        text/html html;
                    }
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_timeout 60;
                    keepalive_requests 1000000000;
                    open_file_cache max=100 inactive=10m;
                    open_file_cache_valid 10m;
                    gzip_static on;
                    gzip_vary on;
                    server {
                        listen 127.0.0.1:%d;
                        root pages;
                    }
                }
                """.formatted(System.getProperty("user.name"), port));
        var command = List.of(PROGRAM, "-p", folder.toString(), "-c", "nginx.conf", "-e", "log");
        var process = workplace.start(folder, command);
        Thread.sleep(500);
        if (!process.isAlive()) {
            throw new IllegalStateException("nginx did not start:\n" + Files.readString(folder.resolve("log")));
        }
        return new Nginx(process, pages, URI.create("http://127.0.0.1:" + port));
    }

    static String version() throws IOException {
        return Report.said(PROGRAM, "-v").replaceAll(".*/", "");
    }

    /** Serves a page, with the bytes that the site serves. */
    URI keep(String name, byte[] plain, byte[] compressed) throws IOException {
        var file = name.replaceAll("\\W+", "-") + ".html";
        Files.write(pages.resolve(file), plain);
        Files.write(pages.resolve(file + ".gz"), compressed);
        return address.resolve("/" + file);
    }
}
