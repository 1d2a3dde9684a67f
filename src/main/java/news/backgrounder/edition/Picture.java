package news.backgrounder.edition;

/** A picture on this site: {@code path} is its address here, {@code width} and {@code height} are in pixels. */
public record Picture(String path, String description, String caption, String credit, int width, int height) {}
