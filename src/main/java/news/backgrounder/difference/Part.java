package news.backgrounder.difference;

/** What of a body differs, in the order in which it is read; the address stands last. */
public enum Part {
    SECTION("section"),
    KICKER("kicker"),
    HEADLINE("headline"),
    STANDFIRST("standfirst"),
    BYLINE("byline"),
    DATELINE("dateline"),
    PICTURE("picture"),
    TEXT("text"),
    EXPLAINER("explainer"),
    CONFLICT("conflict"),
    TITLE("title"),
    QUESTION("question"),
    ANSWER("answer"),
    /** A question together with its answer. */
    WHOLE_QUESTION("question"),
    NAME("name"),
    WHEN("date"),
    EVENT_HEADLINE("event headline"),
    EVENT_TEXT("event text"),
    EVENT_PLACE("place"),
    SOURCES("sources"),
    IMPORTANCE("importance"),
    WHOLE_EVENT("event"),
    /** In which order the questions, or the events of one date, stand. */
    ORDER("order"),
    SLUG("address");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    /** The part as a reader calls it. */
    public String words() {
        return words;
    }
}
