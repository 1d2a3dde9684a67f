package news.backgrounder.when;

/** How far a date is to be trusted. */
enum Doubt {
    NONE(""),
    UNCERTAIN("?"),
    APPROXIMATE("~"),
    BOTH("%");

    private final String edtf;

    Doubt(String edtf) {
        this.edtf = edtf;
    }

    boolean isUncertain() {
        return this == UNCERTAIN || this == BOTH;
    }

    boolean isApproximate() {
        return this == APPROXIMATE || this == BOTH;
    }

    @Override
    public String toString() {
        return edtf;
    }
}
