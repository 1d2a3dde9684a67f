package news.backgrounder.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import news.backgrounder.edition.Export;
import news.backgrounder.edition.SurrogateKey;
import news.backgrounder.page.Moment;
import news.backgrounder.site.Site;
import news.backgrounder.site.Streamed;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The record in the open: what it is, where it stands, and all of it to take away and check. */
@Controller
class RecordController {

    /** Nothing is registered for JSON lines; this is the name that most programs know. */
    private static final String JSON_LINES = "application/jsonl";

    private static final MediaType PLAIN_TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    /** Each holds some entries in memory for as long as its reader is slow. */
    private static final int EXPORTS_AT_ONCE = 16;

    private static final int BUFFER = 1 << 16;

    private final Semaphore exports = new Semaphore(EXPORTS_AT_ONCE);
    private final Reading reading;
    private final Export export;
    private final Site site;

    RecordController(Reading reading, Export export, Site site) {
        this.reading = reading;
        this.export = export;
        this.site = site;
    }

    @GetMapping("/record")
    ModelAndView record(HttpServletResponse response) {
        response.setHeader(SurrogateKey.HEADER, SurrogateKey.RECORD.value());
        var page = new ModelAndView("page/record").addObject("canonical", site.link("/record"));
        reading.head()
                .ifPresent(head -> page.addObject("newest", head)
                        .addObject("moment", Moment.of(head.publishedAt(), site.timeZone())));
        return page;
    }

    /**
     * Sends the whole log. What fails on the way breaks the connection, so that nobody takes a part for the whole.
     * Nobody may keep a copy for others: what is withdrawn must not live on in a cache.
     */
    @GetMapping("/record/export")
    @Streamed
    void export(HttpMethod method, HttpServletResponse response) throws IOException {
        response.setContentType(JSON_LINES);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"record.jsonl\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (method.equals(HttpMethod.HEAD)) {
            return;
        }
        if (!exports.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        try {
            var out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
            export.write(to(out));
            out.flush();
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        } finally {
            exports.release();
        }
    }

    private static Consumer<String> to(OutputStream out) {
        return line -> {
            try {
                out.write(line.getBytes(UTF_8));
                out.write('\n');
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        };
    }

    /** The verifier that is kept with the documentation, for readers who would rather not trust our own. */
    @GetMapping("/record/verify.py")
    @ResponseBody
    ResponseEntity<Resource> verifier() {
        return ResponseEntity.ok().contentType(PLAIN_TEXT).body(new ClassPathResource("record/verify.py"));
    }
}
