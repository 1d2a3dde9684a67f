package news.backgrounder.newsroom;

/** Somebody else has saved other text since the form was opened; nothing was changed. */
class Clash extends RuntimeException {

    Clash() {
        super("the working copy was changed meanwhile");
    }
}
