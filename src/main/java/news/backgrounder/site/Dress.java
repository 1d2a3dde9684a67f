package news.backgrounder.site;

import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Gives every template, the error pages' among them, the site's name, stylesheets and scripts. */
@Component
class Dress {

    Dress(ThymeleafViewResolver views, Site site, Stylesheets stylesheets, Scripts scripts) {
        views.addStaticVariable("site", site);
        views.addStaticVariable("stylesheets", stylesheets);
        views.addStaticVariable("scripts", scripts);
    }
}
