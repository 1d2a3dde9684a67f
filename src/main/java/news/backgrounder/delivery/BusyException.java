package news.backgrounder.delivery;

/** A page that is not kept could not be rendered in time, because too many others were. */
final class BusyException extends RuntimeException {

    BusyException() {
        super("too many pages are being rendered", null, false, false);
    }
}
