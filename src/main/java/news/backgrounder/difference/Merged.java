package news.backgrounder.difference;

import java.util.List;
import news.backgrounder.edition.Body;

/** A body with two editors' changes; where they contradict each other it is as in theirs. */
public record Merged<B extends Body>(B body, List<Contradiction> contradictions) {

    public Merged {
        contradictions = List.copyOf(contradictions);
    }

    public boolean isClean() {
        return contradictions.isEmpty();
    }
}
