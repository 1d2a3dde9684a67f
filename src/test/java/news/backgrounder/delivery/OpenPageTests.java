package news.backgrounder.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reader who takes what is sent at once, late, or never. */
class OpenPageTests {

    private static final Notice THIRD = notice(3);
    private static final Notice FOURTH = notice(4);

    private final SocketWrapperBase<?> socket = mock(SocketWrapperBase.class);
    private final AtomicInteger left = new AtomicInteger();
    private final OpenPage page = new OpenPage();

    private static Notice notice(long sequence) {
        return new Notice(sequence, new byte[(int) sequence]);
    }

    @BeforeEach
    void open() {
        when(socket.getLock()).thenReturn(new ReentrantLock());
        page.begin(2, left::incrementAndGet);
    }

    private void verifySent(Notice notice) throws IOException {
        verify(socket).write(false, notice.event(), 0, notice.event().length);
    }

    private void verifyNothingSent() throws IOException {
        verify(socket, never()).write(anyBoolean(), any(byte[].class), anyInt(), anyInt());
    }

    @Test
    void getsWhatIsNew() throws IOException {
        page.setSocketWrapper(socket);

        page.tell(THIRD);

        verifySent(THIRD);
    }

    @Test
    void getsNothingTwiceAndNothingOld() throws IOException {
        page.setSocketWrapper(socket);

        page.tell(FOURTH);
        page.tell(FOURTH);
        page.tell(THIRD);

        verifySent(FOURTH);
        verify(socket, never()).write(false, THIRD.event(), 0, THIRD.event().length);
    }

    @Test
    void isToldWhatCameBeforeTheConnectionWasHandedOver() throws IOException {
        page.tell(THIRD);

        page.setSocketWrapper(socket);
        page.init(null);

        verifySent(THIRD);
    }

    @Test
    void whoIsSlowGetsTheLastNoticeOnly() throws IOException {
        page.setSocketWrapper(socket);
        when(socket.flush(false)).thenReturn(true);
        page.tell(THIRD);
        page.tell(FOURTH);
        verifyNothingSent();

        when(socket.flush(false)).thenReturn(false);
        page.upgradeDispatch(SocketEvent.OPEN_WRITE);

        verifySent(FOURTH);
        verify(socket, never()).write(eq(false), eq(THIRD.event()), anyInt(), anyInt());
    }

    @Test
    void whoHasTakenNothingByTheNextHeartbeatIsDropped() throws IOException {
        page.setSocketWrapper(socket);
        when(socket.flush(false)).thenReturn(true);
        page.tell(THIRD);

        page.beat();

        verify(socket).processSocket(SocketEvent.DISCONNECT, true);
        assertThat(left).hasValue(1);
        verifyNothingSent();
    }

    @Test
    void whoseConnectionWasNeverHandedOverIsDroppedAsWell() {
        page.beat();
        assertThat(left).hasValue(0);

        page.beat();

        assertThat(left).hasValue(1);
    }

    @Test
    void whoseLineBreaksIsDropped() throws IOException {
        page.setSocketWrapper(socket);
        when(socket.flush(false)).thenThrow(new IOException("broken pipe"));

        page.tell(THIRD);

        assertThat(left).hasValue(1);
    }

    @Test
    void whatEndsBeforeTheConnectionWasHandedOverEndsThen() {
        page.end();

        page.setSocketWrapper(socket);
        page.init(null);

        assertThat(page.upgradeDispatch(SocketEvent.OPEN_READ)).isEqualTo(SocketState.CLOSED);
    }

    @Test
    void theEndOfTheLineIsTheEnd() throws IOException {
        page.setSocketWrapper(socket);
        when(socket.read(eq(false), any(byte[].class), anyInt(), anyInt())).thenReturn(12, 0, -1);

        assertThat(page.upgradeDispatch(SocketEvent.OPEN_READ)).isEqualTo(SocketState.UPGRADED);
        assertThat(page.upgradeDispatch(SocketEvent.OPEN_READ)).isEqualTo(SocketState.CLOSED);
    }
}
