package news.backgrounder.erasure;

/** H2 in memory: nothing outlives the process. */
record MemoryStorage() implements Storage {

    @Override
    public void eraseDeleted() {}
}
