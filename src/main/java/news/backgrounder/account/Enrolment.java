package news.backgrounder.account;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes accounts. */
@Service
class Enrolment {

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final JdbcClient jdbc;

    Enrolment(Accounts accounts, PasswordEncoder passwords, JdbcClient jdbc) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.jdbc = jdbc;
    }

    /**
     * Makes the first account, an administrator's.
     *
     * @throws org.springframework.dao.DuplicateKeyException if somebody else, here or on another node, was first
     */
    @Transactional
    void enrolFirst(String name, String password) {
        jdbc.sql("insert into account_setup (id) values (1)").update();
        accounts.save(new Account(name, passwords.encode(password), Role.ADMINISTRATOR));
    }
}
