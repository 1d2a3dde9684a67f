package news.backgrounder.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

class HandlersTests {

    private final Handlers handlers = new Handlers();
    private final RequestMappingHandlerMapping springs = new RequestMappingHandlerMapping();

    @Controller
    static class Desk {

        @GetMapping({"/articles/{slug}", "/stories/{slug}"})
        void article() {}

        @GetMapping("/live/articles/{slug}")
        void live() {}

        @PostMapping("/admin/articles/{slug}")
        void publish() {}

        @GetMapping("/{kind:articles|explainers}/{slug}/history")
        void history() {}

        @GetMapping("/files/**")
        void files() {}

        @GetMapping("/rest/{*path}")
        void rest() {}

        @GetMapping("/old-*/{slug}")
        void old() {}

        @GetMapping("/record")
        void record() {}
    }

    @BeforeEach
    void start() {
        var beans = new StaticWebApplicationContext();
        beans.registerSingleton("desk", Desk.class);
        for (var mapping : new RequestMappingHandlerMapping[] {handlers, springs}) {
            mapping.setApplicationContext(beans);
            mapping.afterPropertiesSet();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/articles/a, article",
        "/stories/a, article",
        "/%61rticles/a, article",
        "/articles;v=1/a, article",
        "/live/articles/a, live",
        "/live;v=1/articles/a, live",
        "/live/a, ",
        "/articles, ",
        "/articles/a/b, ",
        "/explainers/a/history, history",
        "/articles/a/history, history",
        "/conflicts/a/history, ",
        "/files, files",
        "/files/a/b, files",
        "/filesystem, ",
        "/rest, rest",
        "/rest/a/b, rest",
        "/old-news/a, old",
        "/record, record",
        "/records, ",
        "/, ",
    })
    void findsWhatSpringFinds(String path, String name) throws Exception {
        assertThat(found(springs, "GET", path)).isEqualTo(name);
        assertThat(found(handlers, "GET", path)).isEqualTo(name);
    }

    @Test
    void findsWhoTakesWhatIsSent() throws Exception {
        assertThat(found(handlers, "POST", "/admin/articles/a")).isEqualTo("publish");
    }

    @Test
    void saysWhatElseCouldBeDoneAtAnAddress() {
        assertThat(catchThrowableOfType(
                                HttpRequestMethodNotSupportedException.class,
                                () -> found(handlers, "POST", "/articles/a"))
                        .getSupportedMethods())
                .containsExactly("GET");
    }

    @Test
    void findsAHandlerThatCameLater() throws Exception {
        var later = RequestMappingInfo.paths("/later/{slug}")
                .options(handlers.getBuilderConfiguration())
                .build();
        handlers.registerMapping(later, new Desk(), Desk.class.getDeclaredMethod("record"));

        assertThat(found(handlers, "GET", "/later/a")).isEqualTo("record");
    }

    private static String found(RequestMappingHandlerMapping mapping, String method, String path) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(request);
        var chain = mapping.getHandler(request);
        return chain == null
                ? null
                : ((HandlerMethod) chain.getHandler()).getMethod().getName();
    }
}
