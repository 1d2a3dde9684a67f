package news.backgrounder.site;

import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the few files that pages load. */
@RestController
class StaticController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final Stylesheets stylesheets;

    StaticController(Stylesheets stylesheets) {
        this.stylesheets = stylesheets;
    }

    @GetMapping("/styles/{file}")
    ResponseEntity<String> stylesheet(@PathVariable String file) {
        return stylesheets.all().stream()
                .filter(sheet -> sheet.address().endsWith("/" + file))
                .findFirst()
                .map(sheet -> ResponseEntity.ok()
                        .cacheControl(FOR_EVER)
                        .contentType(CSS)
                        .body(sheet.css()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/icon.svg")
    ResponseEntity<Resource> icon() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePublic())
                .contentType(SVG)
                .body(new ClassPathResource("icon.svg"));
    }
}
