package news.backgrounder.account;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Lets one password be worked on at a time: a flood of logins must leave a processor for readers. */
record UnhurriedPasswordEncoder(PasswordEncoder encoder, Semaphore turn) implements PasswordEncoder {

    UnhurriedPasswordEncoder(PasswordEncoder encoder) {
        this(encoder, new Semaphore(1, true));
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        turn.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            turn.release();
        }
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        turn.acquireUninterruptibly();
        try {
            return encoder.matches(password, encoded);
        } finally {
            turn.release();
        }
    }
}
