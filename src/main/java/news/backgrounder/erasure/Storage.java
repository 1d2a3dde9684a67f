package news.backgrounder.erasure;

import java.io.IOException;
import java.sql.SQLException;

/** Where the database keeps its bytes. */
sealed interface Storage permits FileStorage, MemoryStorage, ServerStorage {

    /**
     * Makes what was deleted in committed transactions leave the storage, while the site goes on; may be called at any
     * time, again too.
     *
     * @throws NotYetException where the database is too busy just now
     */
    void eraseDeleted() throws NotYetException, SQLException, IOException, InterruptedException;
}
