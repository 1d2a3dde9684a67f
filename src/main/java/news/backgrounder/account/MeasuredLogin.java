package news.backgrounder.account;

import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** The login with name and password, as often as {@link LoginAttempts} lets it be tried. */
class MeasuredLogin extends DaoAuthenticationProvider {

    private final LoginAttempts attempts;

    MeasuredLogin(UserDetailsService accounts, PasswordEncoder passwords, LoginAttempts attempts) {
        super(accounts);
        setPasswordEncoder(passwords);
        this.attempts = attempts;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        var from = login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        return attempts.attempt(new LoginAttempts.Visitor(login.getName(), from), () -> super.authenticate(login));
    }
}
