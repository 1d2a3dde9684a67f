package news.backgrounder.account;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the newsroom's templates who is logged in. */
@ControllerAdvice
class SignedIn {

    @ModelAttribute("editor")
    @Nullable
    String editor(@Nullable Principal principal) {
        return principal == null ? null : principal.getName();
    }
}
