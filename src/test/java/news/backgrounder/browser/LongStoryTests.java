package news.backgrounder.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Forty paragraphs, twelve questions, a hundred and fifty events: a story that has run for years. */
@BrowserTest
class LongStoryTests {

    @ParameterizedTest
    @EnumSource
    void aLongStoryIsOpenedChangedSavedPublishedAndReadWhole(Scripts scripts, Browsers browsers, Wire wire) {
        var headline = "Long story, " + scripts;
        var text = Stories.story(headline, 40, 12, 150);
        var editor = Editor.loggedIn(wire, Login.ADMIN);
        var story = editor.newStory().putAll(text);
        editor.save(story);

        var newsroom = browsers.open(scripts);
        newsroom.logIn(Login.ADMIN);
        var form = StoryFormPage.open(newsroom, story.address());
        assertThat(form.read("Event headline 150")).isEqualTo(text.get("timeline.events[149].headline"));
        form.fill("Event headline 75", "Changed in the middle")
                .press("Add event")
                .fill("When 151", "2010-12-17")
                .fill("Event headline 151", "Added at the end, dated before all others");
        form.saveDraft();
        assertThat(form.notice()).startsWith("Draft saved");
        assertThat(form.read("Event headline 1")).isEqualTo("Added at the end, dated before all others");
        assertThat(form.read("Event headline 76")).isEqualTo("Changed in the middle");
        assertThat(form.read("Body")).isEqualTo(text.get("article.body"));
        form.publish();
        assertThat(form.notice()).startsWith("Published");

        var reader = browsers.open(scripts);
        reader.goTo(Stories.address(headline));
        var page = reader.page();
        assertThat(page.select(".story-text > .prose p")).hasSize(40);
        assertThat(page.select("#explainer .question")).hasSize(12);
        assertThat(page.select("#timeline .event")).hasSize(151);
        var headlines = page.select("#timeline .event h3").eachText();
        assertThat(headlines).first().isEqualTo("Added at the end, dated before all others");
        assertThat(headlines.get(75)).isEqualTo("Changed in the middle");
        assertThat(headlines).last().isEqualTo(text.get("timeline.events[149].headline"));
    }
}
