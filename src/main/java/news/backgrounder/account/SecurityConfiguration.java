package news.backgrounder.account;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import news.backgrounder.site.Site;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The newsroom behind its login; everything else is for everybody, without a session and without a cookie. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdminSettings.class)
class SecurityConfiguration {

    private static final String NOTHING_BUT_OURS =
            "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; ";

    private static final String FOR_READERS = NOTHING_BUT_OURS + "script-src 'self'; frame-ancestors 'none'";

    /** The form shows the saved page beside itself, in a frame. */
    private static final String FOR_THE_NEWSROOM = NOTHING_BUT_OURS + "frame-src 'self'; frame-ancestors 'self'";

    /** How this node is at the moment, for whoever spreads readers over nodes. */
    private static final RequestMatcher PROBES = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern("/livez"), PathPatternRequestMatcher.pathPattern("/readyz"));

    private static final HeaderWriter NOT_STORED = new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store");

    private static final int WORKING_DAY_SECONDS = 12 * 60 * 60;

    /** Words that are to be redacted, sent together with a password, are kept nowhere: they are typed again. */
    private static final Pattern STORY_FORM =
            Pattern.compile("/admin/articles/[0-9a-f-]{36}(?!/redactions)(?:/[a-z]+)?");

    private static final Pattern NEWSROOM_ADDRESS = Pattern.compile("/admin(?:/articles/[a-z0-9-]+)?");

    @Bean
    @Order(1)
    SecurityFilterChain newsroomSecurity(HttpSecurity http, Site site) throws Exception {
        http.securityMatcher("/admin", "/admin/**");
        return site.newsroom() ? newsroomBehindItsLogin(http) : noNewsroom(http);
    }

    private static SecurityFilterChain noNewsroom(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(
                        (_, response, _) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(FOR_READERS)))
                .build();
    }

    private static SecurityFilterChain newsroomBehindItsLogin(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/admin/login", "/admin/login/again", "/admin/setup/*")
                                .permitAll()
                                .requestMatchers("/admin/articles/*/redaction/**", "/admin/articles/*/redactions")
                                .hasAnyRole(Role.ADMINISTRATOR.name(), Role.EDITOR.name())
                                .anyRequest()
                                .authenticated())
                .formLogin(login -> login.loginPage("/admin/login")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .successHandler(SecurityConfiguration::welcome)
                        .failureHandler(SecurityConfiguration::turnAway))
                .logout(logout -> logout.logoutUrl("/admin/logout").logoutSuccessUrl("/admin/login?loggedOut"))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(SecurityConfiguration::askToLogIn)
                        .accessDeniedHandler(SecurityConfiguration::refuse))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(FOR_THE_NEWSROOM))
                        .frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain readingSecurity(HttpSecurity http) throws Exception {
        // Nobody is asked who they are: of all that Spring Security does only its headers are wanted.
        return http.anonymous(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(PROBES, NOT_STORED))
                        // What is withdrawn, or has moved back, must not live on in a cache that was told nothing.
                        .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-cache"))
                        .contentSecurityPolicy(csp -> csp.policyDirectives(FOR_READERS))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN)))
                .build();
    }

    /**
     * Sends a stranger to the login, which remembers in its own address what was asked for: no session is made. What
     * was typed by somebody whose session ended just now comes back after it.
     */
    private static void askToLogIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
            throws IOException, ServletException {
        var asked = request.getRequestURI();
        if (HttpMethod.POST.matches(request.getMethod())
                && STORY_FORM.matcher(asked).matches()) {
            AccountController.loginAgain(Optional.of(Interrupted.sentAs(request)), "ended", request, response);
            return;
        }
        response.sendRedirect(NEWSROOM_ADDRESS.matcher(asked).matches() ? "/admin/login?to=" + asked : "/admin/login");
    }

    /**
     * A form without a valid token comes from a session that has ended, or from another site. What was typed here is
     * handed back after the login for its writer to look at: it is never carried out by itself.
     */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        var from = request.getHeader("Sec-Fetch-Site");
        if (!(denied instanceof CsrfException) || (from != null && !from.equals("same-origin"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var interrupted = STORY_FORM.matcher(request.getRequestURI()).matches()
                ? Optional.of(Interrupted.sentAs(request))
                : Interrupted.carriedBy(request);
        if (interrupted.isPresent()) {
            AccountController.loginAgain(interrupted, "ended", request, response);
        } else {
            response.sendRedirect("/admin/login?over");
        }
    }

    private static void turnAway(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException, ServletException {
        var interrupted = Interrupted.carriedBy(request);
        if (failed instanceof TooManyAttempts refused) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refused.secondsToWait()));
            AccountController.loginAgain(interrupted, "crowded", request, response);
        } else if (failed instanceof InternalAuthenticationServiceException) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            AccountController.loginAgain(interrupted, "away", request, response);
        } else if (interrupted.isPresent()) {
            AccountController.loginAgain(interrupted, "failed", request, response);
        } else {
            response.sendRedirect("/admin/login?failed");
        }
    }

    private static void welcome(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        request.getSession().setMaxInactiveInterval(WORKING_DAY_SECONDS);
        var interrupted = Interrupted.carriedBy(request);
        interrupted.ifPresent(form -> form.keepIn(request));
        var asked = request.getParameter("to");
        if (interrupted.isPresent()) {
            response.sendRedirect("/admin/interrupted");
        } else {
            response.sendRedirect(
                    asked != null && NEWSROOM_ADDRESS.matcher(asked).matches() ? asked : "/admin");
        }
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new UnhurriedPasswordEncoder(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2));
    }

    @Bean
    AuthenticationProvider login(Accounts accounts, PasswordEncoder passwords) {
        UserDetailsService editors = name -> accounts.findByName(name)
                .map(account -> User.withUsername(account.name())
                        .password(account.password())
                        .roles(account.role().name())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException(name));
        return new MeasuredLogin(editors, passwords, new LoginAttempts(TimeMeter.SYSTEM_NANOTIME));
    }

    /** A request passes a dozen filters here; to time each of them costs more than it tells. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }
}
