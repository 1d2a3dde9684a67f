package news.backgrounder.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The name and password of the first administrator. */
record SetupForm(
        @NotBlank(message = "Write the name that you want to log in with.")
        @Size(max = 100, message = "A name has at most 100 characters.")
        String name,

        @Size(min = 12, max = 200, message = "A password has at least 12 characters; a few words will do.")
        String password) {

    SetupForm {
        name = name == null ? "" : name.strip();
        password = password == null ? "" : password;
    }

    static SetupForm blank() {
        return new SetupForm("", "");
    }

    @Override
    public String toString() {
        return "SetupForm[name=" + name + "]";
    }
}
