package news.backgrounder.when;

/** Why a period has no date at one end. */
enum Missing {
    OPEN(".."),
    UNKNOWN("");

    private final String edtf;

    Missing(String edtf) {
        this.edtf = edtf;
    }

    @Override
    public String toString() {
        return edtf;
    }
}
