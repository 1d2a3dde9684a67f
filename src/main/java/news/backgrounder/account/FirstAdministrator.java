package news.backgrounder.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import news.backgrounder.database.BeforeOpening;
import news.backgrounder.database.Opened;
import news.backgrounder.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings the first account into being: from the settings, or through a link that is printed to the console of a
 * newsroom without accounts. The link holds 256 random bits, lives as long as this process, and is worth nothing once
 * there is an account.
 */
@Component
class FirstAdministrator implements BeforeOpening {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final JdbcClient jdbc;
    private final Enrolment enrolment;
    private final AdminSettings settings;
    private final Site site;
    private final String token = randomToken();

    FirstAdministrator(JdbcClient jdbc, Enrolment enrolment, AdminSettings settings, Site site) {
        this.jdbc = jdbc;
        this.enrolment = enrolment;
        this.settings = settings;
        this.site = site;
    }

    private static String randomToken() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Before anybody is answered, so that nobody finds the newsroom without its administrator. */
    @Override
    public void beforeOpening() {
        var password = settings.password();
        if (!password.isBlank() && nobodyIsEnrolled()) {
            try {
                enrolment.enrolFirst(settings.name(), password);
                LOG.info("Created the administrator “{}” from the settings.", settings.name());
            } catch (DuplicateKeyException anotherNodeWasFirst) {
                LOG.info("Another node has created the first administrator.");
            }
        }
    }

    @EventListener(Opened.class)
    void printSetupLink() {
        if (nobodyIsEnrolled()) {
            LOG.warn(
                    "There is no account yet. Create the first administrator, once, at: {}",
                    site.link("/admin/setup/" + token));
        }
    }

    /** Asks without Hibernate, which readers need not wait for. */
    private boolean nobodyIsEnrolled() {
        return jdbc.sql("select not exists (select * from account)")
                .query(Boolean.class)
                .single();
    }

    boolean mayBeSetUpWith(String offered) {
        return MessageDigest.isEqual(token.getBytes(UTF_8), offered.getBytes(UTF_8)) && nobodyIsEnrolled();
    }
}
