package news.backgrounder.site;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Gives every template, the error pages' among them, the site's name, stylesheets and scripts. */
@Component
class Dress {

    private final Map<String, Object> variables;

    Dress(ThymeleafViewResolver views, Site site, Stylesheets stylesheets, Scripts scripts) {
        variables = Map.of("site", site, "stylesheets", stylesheets, "scripts", scripts);
        views.setStaticVariables(variables);
    }

    Map<String, Object> variables() {
        return variables;
    }
}
