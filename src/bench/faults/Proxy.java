import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line to a server that can fail. {@code Proxy PORT SERVER-PORT} reads, line by line, how it is to be from now on:
 * {@code pass}, {@code refuse} (every connection is cut, and new ones are refused), {@code black-hole} (nothing comes
 * through, and nobody is told) or {@code slow} (everything that is sent arrives two seconds later).
 */
class Proxy {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private final int serverPort;
    private volatile String state = "refuse";
    private ServerSocket door;

    private Proxy(int port, int serverPort) {
        this.port = port;
        this.serverPort = serverPort;
    }

    static void main(String[] args) throws IOException {
        var proxy = new Proxy(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        for (var line = IO.readln(); line != null; line = IO.readln()) {
            proxy.become(line);
            IO.println(line);
        }
        System.exit(0);
    }

    private void become(String wanted) throws IOException {
        var before = state;
        state = wanted;
        if (wanted.equals("refuse")) {
            door.close();
            open.forEach(Proxy::close);
        } else if (before.equals("refuse")) {
            door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            var opened = door;
            Thread.ofVirtual().start(() -> accept(opened));
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                var client = opened.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> relay(client, server, true));
                Thread.ofVirtual().start(() -> relay(server, client, false));
            } catch (IOException closed) {
                // by refusing
            }
        }
    }

    private void relay(Socket from, Socket to, boolean toServer) {
        try (from;
                to) {
            var buffer = new byte[1 << 16];
            for (var length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                if (toServer && state.equals("slow")) {
                    Thread.sleep(SLOW);
                }
                while (state.equals("black-hole")) {
                    Thread.sleep(100);
                }
                to.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException | InterruptedException cut) {
            // by either end, or by refusing
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
