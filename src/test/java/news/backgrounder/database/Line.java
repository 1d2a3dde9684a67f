package news.backgrounder.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that a test can cut, silence and slow down. */
class Line implements AutoCloseable {

    private enum State {
        WHOLE,
        CUT,
        SILENT
    }

    private final InetSocketAddress server;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile ServerSocket door;
    private volatile State state = State.WHOLE;
    private volatile Duration delay = Duration.ZERO;

    Line(int serverPort) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = door.getLocalPort();
        welcome(door);
    }

    int port() {
        return port;
    }

    /** Breaks all connections and refuses new ones. */
    void cut() throws IOException {
        state = State.CUT;
        door.close();
        hangUp();
    }

    /** Goes on taking what is sent, and says nothing any more, to anybody. */
    void silence() {
        state = State.SILENT;
    }

    /** Lets every packet in either direction wait. */
    void slowDown(Duration delay) {
        this.delay = delay;
    }

    void mend() throws IOException {
        if (state == State.SILENT) {
            hangUp();
        }
        delay = Duration.ZERO;
        var wasCut = state == State.CUT;
        state = State.WHOLE;
        if (wasCut) {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            welcome(door);
        }
    }

    private void hangUp() throws IOException {
        for (var end : ends) {
            end.close();
        }
        ends.clear();
    }

    private void welcome(ServerSocket door) {
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                try {
                    connect(door.accept());
                } catch (IOException closed) {
                    // The next one will be told by the loop.
                }
            }
        });
    }

    private void connect(Socket client) throws IOException {
        ends.add(client);
        var onward = new Socket();
        ends.add(onward);
        onward.connect(server);
        carry(client, onward);
        carry(onward, client);
    }

    private void carry(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            var packet = new byte[1 << 16];
            try (from;
                    to) {
                for (var size = 0; size >= 0; size = from.getInputStream().read(packet)) {
                    Thread.sleep(size == 0 ? Duration.ZERO : delay);
                    if (state != State.SILENT) {
                        to.getOutputStream().write(packet, 0, size);
                    }
                }
            } catch (IOException gone) {
                // Both ends are closed now.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ends.remove(from);
                ends.remove(to);
            }
        });
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
