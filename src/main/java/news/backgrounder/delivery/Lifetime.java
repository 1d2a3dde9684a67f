package news.backgrounder.delivery;

/**
 * What caches are told of how long they may keep a page, as {@code Cache-Control} (RFC 9111).
 *
 * @param usual where this node knows of all editions, and caches are told to drop what one changes
 * @param unsure where it may have missed one: what was dropped for that could be fetched here once more, and stay
 */
record Lifetime(String usual, String unsure) {

    /** What a handler says itself of its page. */
    static Lifetime of(String cacheControl) {
        return new Lifetime(cacheControl, cacheControl);
    }
}
