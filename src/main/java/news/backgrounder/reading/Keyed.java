package news.backgrounder.reading;

import java.util.HashSet;
import java.util.Set;
import news.backgrounder.edition.ArticleBody;
import news.backgrounder.edition.Edition;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.SubjectId;
import news.backgrounder.edition.SurrogateKey;
import news.backgrounder.edition.TimelineBody;

/**
 * What was read of the record for an answer.
 *
 * @param keys of all that the answer depends on; none where that is too much to say
 */
record Keyed<T>(T value, Set<SurrogateKey> keys) {

    static <T> Keyed<T> by(SubjectId subject, T value) {
        return new Keyed<>(value, Set.of(SurrogateKey.of(subject)));
    }

    /** Of a page that shows an edition, and with it what {@link Reading} puts beside one of its kind. */
    static <T> Keyed<T> by(Edition<?> shown, T value) {
        var keys = new HashSet<SurrogateKey>();
        keys.add(SurrogateKey.of(shown.subject()));
        shown.body().references().forEach(other -> keys.add(SurrogateKey.of(other)));
        switch (shown.body()) {
            case ArticleBody article
            when article.conflict() != null -> keys.add(SurrogateKey.articlesOn(article.conflict()));
            case ArticleBody _ -> {}
            case ExplainerBody _, TimelineBody _ -> keys.add(SurrogateKey.articlesOn(shown.subject()));
        }
        return new Keyed<>(value, Set.copyOf(keys));
    }

    /** The same, which depends on more. */
    Keyed<T> and(Set<SurrogateKey> more) {
        var all = new HashSet<>(keys);
        all.addAll(more);
        return new Keyed<>(value, Set.copyOf(all));
    }
}
