package news.backgrounder.difference;

import java.util.ArrayList;
import java.util.List;
import news.backgrounder.edition.ExplainerBody;
import news.backgrounder.edition.Importance;
import news.backgrounder.edition.ItemId;
import news.backgrounder.edition.Source;
import news.backgrounder.edition.TimelineBody;
import news.backgrounder.prose.Prose;

/** A part of a body that has an id of its own and is followed by it wherever it stands. */
public sealed interface Item {

    ItemId id();

    Part whole();

    /** All its words, a paragraph each. */
    List<String> paragraphs();

    /** What says in short which one it is. */
    String name();

    /** Items of the same row stand in the editor's order; rows follow each other by date. */
    Object row();

    record Asked(ExplainerBody.Question question) implements Item {

        @Override
        public ItemId id() {
            return question.id();
        }

        @Override
        public Part whole() {
            return Part.WHOLE_QUESTION;
        }

        @Override
        public List<String> paragraphs() {
            var paragraphs = new ArrayList<String>();
            paragraphs.add(question.question());
            paragraphs.addAll(Prose.paragraphs(question.answer()));
            return paragraphs;
        }

        @Override
        public String name() {
            return question.question();
        }

        @Override
        public Object row() {
            return whole();
        }
    }

    record Dated(TimelineBody.Event event) implements Item {

        @Override
        public ItemId id() {
            return event.id();
        }

        @Override
        public Part whole() {
            return Part.WHOLE_EVENT;
        }

        @Override
        public List<String> paragraphs() {
            var paragraphs = new ArrayList<String>();
            paragraphs.add(event.when().text());
            paragraphs.add(event.headline());
            paragraphs.addAll(Prose.paragraphs(event.text()));
            paragraphs.add(event.place());
            paragraphs.addAll(sources());
            paragraphs.add(importance());
            return paragraphs;
        }

        @Override
        public String name() {
            return event.headline();
        }

        @Override
        public Object row() {
            return event.when();
        }

        List<String> sources() {
            return event.sources().stream().map(Dated::words).toList();
        }

        String importance() {
            return words(event.importance());
        }

        static String words(Importance importance) {
            return importance == Importance.KEY ? "key event" : "ordinary event";
        }

        static String words(Source source) {
            return source.link() == null ? source.name() : source.name() + " (" + source.link() + ")";
        }
    }

    static List<Item> of(ExplainerBody body) {
        return body.questions().stream().<Item>map(Asked::new).toList();
    }

    static List<Item> of(TimelineBody body) {
        return body.events().stream().<Item>map(Dated::new).toList();
    }
}
