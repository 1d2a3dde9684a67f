package news.backgrounder.database;

/**
 * What a newsroom's node does with its database once, before anybody else gets a connection: before the port opens
 * where the database answers by then, and otherwise as soon as it does. Other nodes may do the same at the same time.
 */
public interface BeforeOpening {

    void beforeOpening();
}
