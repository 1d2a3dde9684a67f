package news.backgrounder.newsroom;

/**
 * What an editor must mend.
 *
 * @param field the name of the form's field, like {@code timeline.events[2].when}; empty where it is about none
 */
record Problem(String field, String message) {

    /** The field's label and the message, for a list above the form. */
    public String summary() {
        var label = Labels.of(field);
        return label.isEmpty() ? message : label + ": " + message;
    }
}
