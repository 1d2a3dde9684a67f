package news.backgrounder.site;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every template, the error pages' among them, the site's name, stylesheets and scripts. */
@ControllerAdvice
class Dress {

    private final Site site;
    private final Stylesheets stylesheets;
    private final Scripts scripts;

    Dress(Site site, Stylesheets stylesheets, Scripts scripts) {
        this.site = site;
        this.stylesheets = stylesheets;
        this.scripts = scripts;
    }

    @ModelAttribute("site")
    Site site() {
        return site;
    }

    @ModelAttribute("stylesheets")
    Stylesheets stylesheets() {
        return stylesheets;
    }

    @ModelAttribute("scripts")
    Scripts scripts() {
        return scripts;
    }
}
