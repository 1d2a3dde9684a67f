package news.backgrounder.reading;

import java.net.URI;
import java.util.List;
import news.backgrounder.edition.SubjectKind;
import news.backgrounder.edition.SurrogateKey;
import news.backgrounder.page.News;
import news.backgrounder.site.Site;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What became of a page that a reader has open, for the page's own script. */
@RestController
class NewsController {

    private final Meanwhile meanwhile;
    private final MessageSourceAccessor words;

    NewsController(Meanwhile meanwhile, MessageSource words, Site site) {
        this.meanwhile = meanwhile;
        this.words = new MessageSourceAccessor(words, site.language());
    }

    /**
     * What the script shows.
     *
     * @param show what leads to the page as it is now, {@code later} what puts the notice away
     */
    record Notice(long sequence, List<News.Line> lines, String show, String later) {}

    /** That a page is gone is news as well, so that this is here for as long as the record is. */
    @GetMapping("/{path:articles|explainers|conflicts}/{slug}/news")
    ResponseEntity<Notice> news(
            @PathVariable String path, @PathVariable String slug, @RequestParam(defaultValue = "") String since) {
        var kind = SubjectKind.at(path);
        var answer = meanwhile
                .since(kind, slug, sequence(since))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var told = answer.value();
        var keys = SurrogateKey.header(answer.keys());
        if (!told.page().equals(kind.address(slug))) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .header(SurrogateKey.HEADER, keys)
                    .location(URI.create(told.page() + "/news?since=" + since))
                    .build();
        }
        return ResponseEntity.ok()
                .header(SurrogateKey.HEADER, keys)
                .body(new Notice(
                        told.news().sequence(),
                        told.news().lines(),
                        words.getMessage("news.show"),
                        words.getMessage("news.later")));
    }

    /** What is no sequence is before the first. */
    private static long sequence(String since) {
        return since.matches("[1-9][0-9]{0,17}") ? Long.parseLong(since) : 0;
    }
}
