package news.backgrounder.newsroom;

/** What an editor must mend: {@code field} is the name of the form's field, like {@code timeline.events[2].when}. */
record Problem(String field, String message) {}
