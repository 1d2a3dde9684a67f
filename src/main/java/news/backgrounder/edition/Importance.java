package news.backgrounder.edition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an event is one that the story turns on. */
public enum Importance {
    @JsonProperty("key")
    KEY,
    @JsonProperty("ordinary")
    ORDINARY
}
