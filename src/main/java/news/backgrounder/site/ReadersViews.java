package news.backgrounder.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The pages that everybody gets: they are made of what a handler found and of the site's dress, of nothing in the
 * request, and are sent when they are whole. Of what Spring's view of a template does for forms they need nothing.
 *
 * <p>Under this name it stands in for Spring Boot's resolver, which asks every other one for every page and chooses by
 * what the reader accepts.
 */
@Component(DispatcherServlet.VIEW_RESOLVER_BEAN_NAME)
class ReadersViews implements ViewResolver, Ordered {

    private static final String READERS_TEMPLATES = "page/";
    private static final String HTML = "text/html;charset=UTF-8";

    private final ITemplateEngine templates;
    private final Dress dress;

    ReadersViews(ITemplateEngine templates, Dress dress) {
        this.templates = templates;
        this.dress = dress;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String template, Locale locale) {
        return template.startsWith(READERS_TEMPLATES) ? new Filled(template, locale) : null;
    }

    private final class Filled implements View {

        private final String template;
        private final Locale locale;

        Filled(String template, Locale locale) {
            this.template = template;
            this.locale = locale;
        }

        @Override
        public void render(@Nullable Map<String, ?> found, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var shown = new Context(locale, dress.variables());
            if (found != null) {
                found.forEach(shown::setVariable);
            }
            var page = new Utf8();
            templates.process(template, shown, page);
            response.setContentType(HTML);
            page.writeTo(response.getOutputStream());
        }
    }
}
