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

    /** Everything that readers may see may be searched; what may not says so itself. */
    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> robots() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body("User-agent: *\nDisallow:\n");
    }

    @GetMapping("/icon.svg")
    ResponseEntity<Resource> icon() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePublic())
                .contentType(SVG)
                .body(new ClassPathResource("icon.svg"));
    }
}
