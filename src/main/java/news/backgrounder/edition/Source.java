package news.backgrounder.edition;

import org.jspecify.annotations.Nullable;

/** Who says so, with an http(s) address where there is one. */
public record Source(String name, @Nullable String link) {}
