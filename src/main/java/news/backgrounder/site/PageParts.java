package news.backgrounder.site;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Map;
import java.util.Set;
import news.backgrounder.memory.Memory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.Fragment;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.standard.processor.StandardReplaceTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Adds {@code page:part} to the templates: it does what {@code th:replace} does, but a part that was made before of
 * equal values is not made again. One timeline stands beside many articles, and a new edition changes one part of each.
 * Such a fragment must show nothing but its parameters and what is the same on all pages, and these must be values.
 */
@Component
class PageParts extends AbstractProcessorDialect {

    private static final String PREFIX = "page";

    PageParts() {
        super("PageParts", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        return Set.of(new Part(dialectPrefix));
    }

    private static final class Part extends AbstractAttributeTagProcessor {

        /** Which fragment, as a template names it, with what; null where it takes nothing. */
        private record Asked(
                String template, String fragment, @Nullable Map<String, Object> parameters) {}

        /** Of the values that a part is made of it shows nearly all: they take about three times as much. */
        private final Cache<Asked, MadePart> known = Memory.of(16_000_000, (_, made) -> 500 + 4 * made.bytes());

        Part(String prefix) {
            super(TemplateMode.HTML, prefix, null, false, "part", true, StandardReplaceTagProcessor.PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String value,
                IElementTagStructureHandler structure) {
            var expression = StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, value);
            if (!(expression.execute(context) instanceof Fragment fragment)) {
                throw new IllegalArgumentException(value + " is no fragment");
            }
            var template = context.getTemplateData();
            var asked = new Asked(template.getTemplate(), value, fragment.getParameters());
            var part = known.getIfPresent(asked);
            if (part == null) {
                part = made(context, value);
                // Whoever works at the templates wants to see each change.
                if (template.getValidity().isCacheable()) {
                    known.put(asked, part);
                }
            }
            structure.replaceWith(part, false);
        }

        private static MadePart made(ITemplateContext context, String fragment) {
            var manager = context.getConfiguration().getTemplateManager();
            var model = manager.parseString(
                    context.getTemplateData(),
                    "<th:block th:replace=\"" + fragment + "\"></th:block>",
                    0,
                    0,
                    TemplateMode.HTML,
                    true);
            var made = new Utf8();
            manager.process(model, context, made);
            return new MadePart(made);
        }
    }
}
