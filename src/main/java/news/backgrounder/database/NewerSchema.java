package news.backgrounder.database;

/** A newer program has moved the schema on, and this one does not know what to make of it. */
class NewerSchema extends Unusable {

    NewerSchema(String version) {
        super(
                "The database has schema version " + version + ", which is newer than this program.",
                "Start the program that made it, or a later one.");
    }
}
