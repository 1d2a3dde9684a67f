package news.backgrounder.site;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every template, the error pages' among them, the site's name and stylesheets. */
@ControllerAdvice
class Dress {

    private final Site site;
    private final Stylesheets stylesheets;

    Dress(Site site, Stylesheets stylesheets) {
        this.site = site;
        this.stylesheets = stylesheets;
    }

    @ModelAttribute("site")
    Site site() {
        return site;
    }

    @ModelAttribute("stylesheets")
    Stylesheets stylesheets() {
        return stylesheets;
    }
}
