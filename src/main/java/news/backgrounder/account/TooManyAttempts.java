package news.backgrounder.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A login that was not even looked at. */
class TooManyAttempts extends AuthenticationException {

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("Too many logins are being tried");
        this.wait = wait;
    }

    /** In whole seconds, at least one. */
    long secondsToWait() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
