package news.backgrounder.browser;

/** Whether a browser runs the scripts of pages. */
enum Scripts {
    ON,
    OFF;

    @Override
    public String toString() {
        return "scripts " + name().toLowerCase();
    }
}
