package news.backgrounder.newsroom;

/** Sees to it that what a transaction has deleted leaves the database's file as well. */
interface Erasing {

    /** Called within the transaction that deletes. */
    void want();
}
