package news.backgrounder.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;

/**
 * What became of a page, as the page's script is told.
 *
 * @param sequence of the log's entry up to which it is told
 * @param event a server-sent event in final bytes
 */
record Notice(long sequence, byte[] event) {

    /** @param json as the site writes it at an address of its own: an object in one line */
    static Notice of(byte[] json) {
        var sequence = JsonMapper.shared().readTree(json).required("sequence").asLong();
        return new Notice(
                sequence, ("id: " + sequence + "\ndata: " + new String(json, UTF_8) + "\n\n").getBytes(UTF_8));
    }
}
