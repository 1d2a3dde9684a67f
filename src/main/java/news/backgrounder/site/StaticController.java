package news.backgrounder.site;

import java.time.Duration;
import java.util.List;
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
    private static final MediaType JAVASCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final Stylesheets stylesheets;
    private final Scripts scripts;

    StaticController(Stylesheets stylesheets, Scripts scripts) {
        this.stylesheets = stylesheets;
        this.scripts = scripts;
    }

    @GetMapping("/styles/{file}")
    ResponseEntity<String> stylesheet(@PathVariable String file) {
        return asset(stylesheets.all(), file, CSS);
    }

    @GetMapping("/scripts/{file}")
    ResponseEntity<String> script(@PathVariable String file) {
        return asset(scripts.all(), file, JAVASCRIPT);
    }

    private static ResponseEntity<String> asset(List<Asset> assets, String file, MediaType type) {
        return assets.stream()
                .filter(asset -> asset.address().endsWith("/" + file))
                .findFirst()
                .map(asset -> ResponseEntity.ok()
                        .cacheControl(FOR_EVER)
                        .contentType(type)
                        .body(asset.text()))
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
