package news.backgrounder.browser;

/** Somebody who may enter the newsroom. */
record Login(String name, String password) {

    static final String ADMIN_PASSWORD = "correct horse battery";

    static final Login ADMIN = new Login("admin", ADMIN_PASSWORD);
}
