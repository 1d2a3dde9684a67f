package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * A page that somebody has open, at the end of a connection on which nothing is left to be done but to tell. An
 * asynchronous request would hold on to Tomcat's buffers for the request and the answer, some 90 KB in all; a
 * connection that was handed over, as WebSockets are, holds nothing but itself. It costs no thread, and telling never
 * waits: what a reader has not taken yet is replaced by what is told next, for each notice sums up all before it.
 *
 * <p>Public, for Tomcat makes it.
 */
public final class OpenPage implements InternalHttpUpgradeHandler {

    /** A comment, which no script sees: whoever stands between must not think that the line is dead. */
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(US_ASCII);

    private static final int READ_AT_ONCE = 256;

    private final AtomicReference<byte @Nullable []> waiting = new AtomicReference<>();
    private long told;
    private volatile @Nullable SocketWrapperBase<?> socket;
    private volatile boolean ended;
    private Runnable leave = () -> {};

    /**
     * @param told the sequence up to which its reader knows everything
     * @param leave done, once or more often, when the connection has ended
     */
    void begin(long told, Runnable leave) {
        this.told = told;
        this.leave = leave;
    }

    void tell(Notice notice) {
        if (isNew(notice)) {
            waiting.set(notice.event());
            send();
        }
    }

    private synchronized boolean isNew(Notice notice) {
        var isNew = notice.sequence() > told;
        told = Math.max(told, notice.sequence());
        return isNew;
    }

    /** Gives a sign of life. Where the last thing that was sent is still waiting, nobody takes it any more. */
    void beat() {
        if (waiting.compareAndSet(null, HEARTBEAT)) {
            send();
        } else {
            end();
        }
    }

    /** A connection that has not been handed over yet ends as soon as it is. */
    void end() {
        ended = true;
        leave.run();
        var open = socket;
        if (open != null) {
            open.processSocket(SocketEvent.DISCONNECT, true);
        }
    }

    /** Tomcat handles a connection under its lock, so that nobody else writes to it, or closes it, meanwhile. */
    private void send() {
        var open = socket;
        if (open == null) {
            return;
        }
        open.getLock().lock();
        try {
            if (open.isClosed()) {
                return;
            }
            var next = open.flush(false) ? null : waiting.getAndSet(null);
            if (next != null) {
                open.write(false, next, 0, next.length);
            }
            if (open.flush(false)) {
                open.registerWriteInterest();
            }
        } catch (IOException gone) {
            end();
        } finally {
            open.getLock().unlock();
        }
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public void init(WebConnection connection) {
        send();
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        if (ended) {
            return SocketState.CLOSED;
        }
        return switch (event) {
            case OPEN_READ -> isAtEnd() ? SocketState.CLOSED : SocketState.UPGRADED;
            case OPEN_WRITE -> {
                send();
                yield SocketState.UPGRADED;
            }
            case STOP, TIMEOUT, DISCONNECT, ERROR, CONNECT_FAIL -> SocketState.CLOSED;
        };
    }

    /** Whatever comes in is of no interest, but its end is. */
    private boolean isAtEnd() {
        var open = socket;
        if (open == null) {
            return true;
        }
        try {
            var ignored = new byte[READ_AT_ONCE];
            int read;
            do {
                read = open.read(false, ignored, 0, ignored.length);
            } while (read > 0);
            return read < 0;
        } catch (IOException gone) {
            return true;
        }
    }

    @Override
    public void destroy() {
        leave.run();
    }

    @Override
    public void setSslSupport(SSLSupport support) {}

    @Override
    public void timeoutAsync(long now) {}

    @Override
    public void pause() {}
}
