package news.backgrounder.account;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The first administrator's name and password, {@code backgrounder.admin.*}; without a password a link is printed. */
@Validated
@ConfigurationProperties("backgrounder.admin")
record AdminSettings(
        @NotBlank @DefaultValue("admin") String name,
        @DefaultValue("") String password) {

    @Override
    public String toString() {
        return "AdminSettings[name=" + name + "]";
    }
}
