package news.backgrounder.when;

/** One date with the doubt that is marked on it. */
record Dating(Stretch stretch, Doubt doubt) {

    @Override
    public String toString() {
        return stretch.toString() + doubt;
    }
}
