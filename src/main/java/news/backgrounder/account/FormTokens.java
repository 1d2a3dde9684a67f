package news.backgrounder.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Remembers which token the forms of a visitor have. An editor's is part of his session. A stranger's is in a cookie,
 * for he has no session: strangers may come in any number, and each would take memory for half an hour.
 */
final class FormTokens implements CsrfTokenRepository {

    private final CsrfTokenRepository ofEditors = new HttpSessionCsrfTokenRepository();
    private final CsrfTokenRepository ofStrangers = inCookies();

    private static CsrfTokenRepository inCookies() {
        var cookies = new CookieCsrfTokenRepository();
        cookies.setCookieName("newsroom-form");
        cookies.setCookiePath("/admin");
        cookies.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return cookies;
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return Reception.isEditors(request) ? ofEditors : ofStrangers;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }
}
