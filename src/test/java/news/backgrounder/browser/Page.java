package news.backgrounder.browser;

import java.util.UUID;

/** Every kind of page that somebody can be shown, and the way there. */
enum Page {
    FRONT,
    ARTICLE,
    EXPLAINER,
    CONFLICT_NEWEST_FIRST,
    CONFLICT_OLDEST_FIRST,
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
    CLASH;

    static final String SAMPLE = "/articles/battle-for-aleppo";

    void openIn(Browser browser, Wire wire) {
        switch (this) {
            case FRONT -> browser.goTo("/");
            case ARTICLE -> browser.goTo(SAMPLE);
            case EXPLAINER -> browser.goTo(linked(wire, ".explainer-title a"));
            case CONFLICT_NEWEST_FIRST -> browser.goTo(linked(wire, ".timeline-title a"));
            case CONFLICT_OLDEST_FIRST -> browser.goTo(linked(wire, ".timeline-title a") + "?order=oldest");
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

    private static void sendAfterTheSessionEnded(Browser browser) {
        browser.logIn(Login.ADMIN);
        var form = StoryFormPage.begin(browser).fill("Headline", "Typed").fill("Body", "Some text.");
        browser.loseCookies();
        form.saveDraft();
    }
}
