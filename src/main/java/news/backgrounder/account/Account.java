package news.backgrounder.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Someone who may enter the newsroom. */
@Entity
class Account {

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private String name;

    /** Only ever the encoded password. */
    private String password;

    @Enumerated(EnumType.STRING)
    private Role role;

    protected Account() {}

    Account(String name, String encodedPassword, Role role) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.password = encodedPassword;
        this.role = role;
    }

    String name() {
        return name;
    }

    String password() {
        return password;
    }

    Role role() {
        return role;
    }
}
