package news.backgrounder.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Runs against the whole site with the sample story in it. All these tests share one site, so each makes stories of its
 * own and leaves the others' alone. A constructor or method may ask for {@link Browsers}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:browser;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
                    + "DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
            "backgrounder.sample=true",
            "backgrounder.admin.password=" + Login.ADMIN_PASSWORD,
            "logging.level.root=warn",
            "logging.level.org.openqa.selenium=error"
        })
@interface BrowserTest {}
