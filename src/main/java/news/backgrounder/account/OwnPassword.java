package news.backgrounder.account;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Asks somebody who is logged in for their password again, before what cannot be undone. */
@Component
public class OwnPassword {

    private static final int LONGEST = 200;

    private final Accounts accounts;
    private final PasswordEncoder passwords;

    OwnPassword(Accounts accounts, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** Whether this is the password of the account with this name. */
    public boolean isOf(String name, String typed) {
        return !typed.isEmpty()
                && typed.length() <= LONGEST
                && accounts.findByName(name)
                        .filter(account -> passwords.matches(typed, account.password()))
                        .isPresent();
    }
}
