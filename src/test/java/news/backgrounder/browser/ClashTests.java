package news.backgrounder.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two editors write on one story; whoever saves second is shown both texts and loses nothing. */
@BrowserTest
class ClashTests {

    private static final Login DEPUTY = new Login("Deputy Desk", Login.ADMIN_PASSWORD);

    @BeforeEach
    void thereIsASecondEditor(@Autowired JdbcClient jdbc) {
        jdbc.sql("""
                insert into account (id, version, name, password, role)
                select random_uuid(), 0, :name, password, role from account
                where name = :admin and not exists (select * from account where name = :name)""")
                .param("name", DEPUTY.name())
                .param("admin", Login.ADMIN.name())
                .update();
    }

    @ParameterizedTest
    @EnumSource
    void theSecondEditorSeesBothTextsLosesNothingAndCanSave(Scripts scripts, Browsers browsers, Wire wire) {
        var editor = Editor.loggedIn(wire, Login.ADMIN);
        var story = editor.newStory().putAll(Stories.story("Clash, " + scripts, 2, 2, 2));
        editor.save(story);
        var first = browsers.open(scripts);
        first.logIn(DEPUTY);
        var second = browsers.open(scripts);
        second.logIn(Login.ADMIN);

        var theirs = StoryFormPage.open(first, story.address());
        var mine = StoryFormPage.open(second, story.address());
        theirs.fill("Headline", "Their headline").fill("Body", "Their first paragraph.\n\nTheir second paragraph.");
        theirs.saveDraft();
        assertThat(theirs.notice()).startsWith("Draft saved");
        mine.fill("Headline", "My headline")
                .fill("Body", "My first paragraph.\n\nMy second paragraph.")
                .fill("Kicker", "My kicker")
                .fill("Answer 2", "My answer.")
                .press("Add event")
                .fill("When 3", "2025")
                .fill("Event headline 3", "My event");

        mine.saveDraft();

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.words("#clash-title")).contains("since you opened it");
        assertThat(second.words("main")).as("who it was").contains(DEPUTY.name());
        assertThat(second.each(".clash h3")).contains("Headline", "Body", "Kicker", "Question 2", "Event 3");
        assertThat(second.words(".clash"))
                .contains("My headline", "Their headline", "My second paragraph.", "Their second paragraph.");
        assertThat(mine.read("Headline")).isEqualTo("My headline");
        assertThat(mine.read("Body")).isEqualTo("My first paragraph.\n\nMy second paragraph.");
        assertThat(mine.read("Answer 2")).isEqualTo("My answer.");
        assertThat(mine.read("Event headline 3")).isEqualTo("My event");
        assertThat(StoryFormPage.open(first, story.address()).read("Headline"))
                .as("nothing is saved yet")
                .isEqualTo("Their headline");

        mine.fill("Headline", "Our headline").saveDraft();

        assertThat(mine.notice()).startsWith("Draft saved");
        theirs = StoryFormPage.open(first, story.address());
        assertThat(theirs.read("Headline")).isEqualTo("Our headline");
        assertThat(theirs.read("Body")).isEqualTo("My first paragraph.\n\nMy second paragraph.");
        assertThat(theirs.read("Event headline 3")).isEqualTo("My event");
    }

    @Test
    void publishingOverSomebodysTextIsAClashToo(Wire wire) {
        var editor = Editor.loggedIn(wire, Login.ADMIN);
        var headline = "Clash of two publications";
        var story = editor.newStory().putAll(Stories.story(headline, 2, 1, 1));
        editor.publish(story);
        var mine = editor.open(story.address());
        var theirs = editor.open(story.address());

        editor.publish(theirs.put("article.body", "Theirs.").put("change", "update"));
        var refused = editor.tryToPublish(mine.put("article.body", "Mine.").put("change", "update"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select(".clash pre").eachText()).containsExactly("Mine.", "Theirs.");
        assertThat(wire.get(Stories.address(headline)).page().select(".prose").text())
                .contains("Theirs.")
                .doesNotContain("Mine.");
    }
}
