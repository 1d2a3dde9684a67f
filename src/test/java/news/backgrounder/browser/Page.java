package news.backgrounder.browser;

import java.time.LocalDate;
import java.util.UUID;

/** Every kind of page that somebody can be shown, and the way there. */
enum Page {
    FRONT,
    ARTICLE,
    EXPLAINER,
    CONFLICT_NEWEST_FIRST,
    CONFLICT_OLDEST_FIRST,
    HISTORY,
    CHANGES,
    OLD_EDITION,
    PAST,
    NOT_YET,
    CORRECTIONS,
    TOMBSTONE,
    HISTORY_OF_WHAT_IS_GONE,
    RECORD,
    NOT_FOUND,
    PREVIEW,
    LOGIN,
    REFUSED_LOGIN,
    LOGIN_AFTER_AN_ENDED_SESSION,
    WHAT_WAS_TYPED,
    DESK,
    EMPTY_FORM,
    FILLED_FORM,
    FORM_WITH_PROBLEMS,
    CLASH,
    WITHDRAWAL,
    REDACTION,
    SCHEDULED;

    static final String SAMPLE = "/articles/battle-for-aleppo";

    void openIn(Browser browser, Wire wire) {
        switch (this) {
            case FRONT -> browser.goTo("/");
            case ARTICLE -> browser.goTo(SAMPLE);
            case EXPLAINER -> browser.goTo(linked(wire, ".explainer-title a"));
            case CONFLICT_NEWEST_FIRST -> browser.goTo(linked(wire, ".timeline-title a"));
            case CONFLICT_OLDEST_FIRST -> browser.goTo(linked(wire, ".timeline-title a") + "?order=oldest");
            case HISTORY -> browser.goTo(SAMPLE + "/history");
            case CHANGES -> browser.goTo(SAMPLE + "/history/5/changes?since=1");
            case OLD_EDITION -> browser.goTo(SAMPLE + "/history/2");
            case PAST -> browser.goTo(SAMPLE + "?at=2024-12-05T18:00:00Z");
            case NOT_YET -> browser.goTo(SAMPLE + "?at=2020-01-01T00:00:00Z");
            case CORRECTIONS -> browser.goTo("/corrections");
            case TOMBSTONE -> browser.goTo(withdrawn(wire));
            case HISTORY_OF_WHAT_IS_GONE -> browser.goTo(withdrawn(wire) + "/history");
            case RECORD -> browser.goTo("/record");
            case NOT_FOUND -> browser.goTo("/articles/no-such-article");
            case PREVIEW -> {
                var story = savedStory(wire);
                browser.logIn(Login.ADMIN);
                browser.goTo(story.address() + "/preview");
            }
            case LOGIN -> browser.goTo("/admin/login");
            case REFUSED_LOGIN -> browser.logIn(new Login("nobody", "a wrong password"));
            case LOGIN_AFTER_AN_ENDED_SESSION -> sendAfterTheSessionEnded(browser);
            case WHAT_WAS_TYPED -> {
                sendAfterTheSessionEnded(browser);
                browser.logInHere(Login.ADMIN);
            }
            case DESK -> {
                savedStory(wire);
                browser.logIn(Login.ADMIN);
            }
            case EMPTY_FORM -> {
                browser.logIn(Login.ADMIN);
                StoryFormPage.begin(browser);
            }
            case FILLED_FORM -> {
                var story = savedStory(wire);
                browser.logIn(Login.ADMIN);
                StoryFormPage.open(browser, story.address());
            }
            case FORM_WITH_PROBLEMS -> {
                browser.logIn(Login.ADMIN);
                StoryFormPage.begin(browser)
                        .fill("Slug", "Not A Slug")
                        .fill("Answer 1", "An answer to nothing")
                        .fill("When 1", "yesterday")
                        .fill("Source 1", "A server ftp://example.org/file")
                        .fill("Body", "Text.")
                        .publish();
            }
            case CLASH -> {
                var editor = Editor.loggedIn(wire, Login.ADMIN);
                var story = savedStory(wire);
                browser.logIn(Login.ADMIN);
                var form = StoryFormPage.open(browser, story.address());
                editor.save(editor.open(story.address())
                        .put("article.headline", "Their headline")
                        .put("timeline.events[0].text", "Their text."));
                form.fill("Headline", "My headline")
                        .fill("Event text 1", "My text.")
                        .saveDraft();
            }
            case WITHDRAWAL -> {
                var story = published(wire);
                browser.logIn(Login.ADMIN);
                browser.goTo(story.address() + "/withdrawal");
            }
            case REDACTION -> {
                var story = published(wire);
                browser.logIn(Login.ADMIN);
                browser.goTo(story.address() + "/redaction");
            }
            case SCHEDULED -> {
                var editor = Editor.loggedIn(wire, Login.ADMIN);
                var story = published(wire);
                var set = editor.schedule(editor.open(story.address())
                        .put("article.headline", "A later headline " + UUID.randomUUID())
                        .put("change", "update")
                        .put("goesLive", LocalDate.now().plusDays(2) + "T18:00"));
                browser.logIn(Login.ADMIN);
                browser.goTo(set);
            }
        }
    }

    private static String linked(Wire wire, String css) {
        return wire.get(SAMPLE).page().select(css).attr("href");
    }

    private static Editor.Fields savedStory(Wire wire) {
        var editor = Editor.loggedIn(wire, Login.ADMIN);
        var story = editor.newStory()
                .putAll(Stories.story("A story to look at", 3, 2, 3))
                .put("article.slug", "")
                .put("explainer.title", "An explainer to look at " + UUID.randomUUID())
                .put("timeline.conflict", "A conflict to look at " + UUID.randomUUID());
        editor.save(story);
        return story;
    }

    private static Editor.Fields published(Wire wire) {
        var editor = Editor.loggedIn(wire, Login.ADMIN);
        var story = savedStory(wire);
        editor.publish(editor.open(story.address()));
        return story;
    }

    private static String withdrawn(Wire wire) {
        var editor = Editor.loggedIn(wire, Login.ADMIN);
        var story = published(wire);
        var address = "/articles/" + editor.open(story.address()).get("article.slug");
        editor.withdraw(story.address());
        return address;
    }

    private static void sendAfterTheSessionEnded(Browser browser) {
        browser.logIn(Login.ADMIN);
        var form = StoryFormPage.begin(browser).fill("Headline", "Typed").fill("Body", "Some text.");
        browser.loseCookies();
        form.saveDraft();
    }
}
