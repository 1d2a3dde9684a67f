package news.backgrounder.page;

/** A page with an address of its own on this site. */
public sealed interface Page permits ArticlePage, ExplainerPage, ConflictPage, WithdrawnPage {

    /** Where the page stands now, beginning with a slash. */
    String address();
}
