package news.backgrounder.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.backgrounder.site.Site;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page says of itself to machines: JSON-LD in the words of schema.org, safe to stand within a script element. It
 * is put into words only where it is shown, for most pages show it as it was shown before.
 */
public record StructuredData(
        String headline,
        String canonical,
        String description,
        Shown.@Nullable Published published,
        List<Correction> corrections,
        Site site) {

    /** In one order, so that a page is the same, to the byte, on every node and after every start. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public String json() {
        var data = new LinkedHashMap<String, Object>();
        data.put("@context", "https://schema.org");
        data.put("@type", "NewsArticle");
        data.put("headline", headline);
        data.put("description", description);
        data.put("url", canonical);
        data.put("mainEntityOfPage", canonical);
        data.put("inLanguage", site.language().toLanguageTag());
        if (published != null) {
            data.put("datePublished", published.first().toString());
            data.put("dateModified", published.last().toString());
            data.put("version", published.number());
        }
        data.put("publisher", Map.of("@type", "NewsMediaOrganization", "name", site.name()));
        if (!corrections.isEmpty()) {
            data.put(
                    "correction",
                    corrections.stream()
                            .map(correction -> Map.of(
                                    "@type",
                                    "CorrectionComment",
                                    "text",
                                    correction.inWords(),
                                    "datePublished",
                                    correction.at().exact(),
                                    "url",
                                    site.link(correction.changes())))
                            .toList());
        }
        return JSON.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
