package news.backgrounder.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

class PagePartsTests {

    private static final Map<String, String> TEMPLATES = Map.of(
            "page", "<main><i page:part=\"~{parts :: city(${city}, 'h2')}\">part</i></main>",
            "other", "<p><i page:part=\"~{parts :: city(${city}, 'h3')}\">part</i></p>",
            "wrong", "<p page:part=\"${city}\">part</p>",
            "parts", "<b th:fragment=\"city(city, heading)\" th:text=\"|${heading} ${city.name}|\">Aleppo</b>");

    private final TemplateEngine engine = engine(true);

    /** A value that counts how often it is read. */
    private record City(String called, AtomicInteger reads) {

        City(String called) {
            this(called, new AtomicInteger());
        }

        public String getName() {
            reads.incrementAndGet();
            return called;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof City city && city.called.equals(called);
        }

        @Override
        public int hashCode() {
            return called.hashCode();
        }
    }

    private static TemplateEngine engine(boolean cacheable) {
        var templates = new StringTemplateResolver() {
            @Override
            protected ITemplateResource computeTemplateResource(
                    IEngineConfiguration configuration,
                    @Nullable String owner,
                    String template,
                    @Nullable Map<String, Object> attributes) {
                return new StringTemplateResource(TEMPLATES.get(template));
            }
        };
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCacheable(cacheable);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.addDialect(new PageParts());
        return engine;
    }

    private static String page(TemplateEngine engine, String template, City city) {
        var context = new Context();
        context.setVariable("city", city);
        return engine.process(template, context);
    }

    @Test
    void standsInPlaceOfItsElement() {
        assertThat(page(engine, "page", new City("Hama & Homs"))).isEqualTo("<main><b>h2 Hama &amp; Homs</b></main>");
    }

    @Test
    void standsInBytesAsItDoesInText() throws IOException {
        var context = new Context();
        context.setVariable("city", new City("حلب 🗞"));
        for (var round = 0; round < 2; round++) {
            var page = new Utf8();
            engine.process("page", context, page);
            assertThat(page.toBytes()).asString(UTF_8).isEqualTo(engine.process("page", context));
        }
    }

    @Test
    void isMadeOnceOfEqualValues() {
        var first = page(engine, "page", new City("Hama"));
        var again = new City("Hama");
        assertThat(page(engine, "page", again)).isEqualTo(first);
        assertThat(again.reads()).hasValue(0);
    }

    @Test
    void isAnotherOfOtherValues() {
        page(engine, "page", new City("Hama"));
        assertThat(page(engine, "page", new City("Homs"))).contains("<b>h2 Homs</b>");
        assertThat(page(engine, "other", new City("Hama"))).contains("<b>h3 Hama</b>");
    }

    @Test
    void isMadeAnewWhileSomebodyWorksAtTheTemplates() {
        var uncached = engine(false);
        page(uncached, "page", new City("Hama"));
        var again = new City("Hama");
        page(uncached, "page", again);
        assertThat(again.reads()).hasPositiveValue();
    }

    @Test
    void mustBeAFragment() {
        assertThatExceptionOfType(TemplateProcessingException.class)
                .isThrownBy(() -> page(engine, "wrong", new City("Hama")))
                .havingRootCause()
                .withMessageContaining("${city} is no fragment");
    }
}
