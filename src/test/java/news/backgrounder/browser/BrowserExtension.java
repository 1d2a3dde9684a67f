package news.backgrounder.browser;

import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives a test the site's address, and browsers that are closed when the test, or the class that asked, is done. */
class BrowserExtension implements ParameterResolver {

    private static final Namespace OURS = Namespace.create(BrowserExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Set.of(Browsers.class, Wire.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var port = SpringExtension.getApplicationContext(context)
                .getEnvironment()
                .getRequiredProperty("local.server.port");
        var wire = new Wire("http://localhost:" + port);
        return parameter.getParameter().getType() == Wire.class
                ? wire
                : context.getStore(OURS).computeIfAbsent(Browsers.class, _ -> new Browsers(wire), Browsers.class);
    }
}
