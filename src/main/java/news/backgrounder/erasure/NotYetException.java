package news.backgrounder.erasure;

/** Nothing is wrong, but deleted text could not be erased just now; its message says why, and holds no text. */
class NotYetException extends Exception {

    NotYetException(String why) {
        super(why);
    }
}
