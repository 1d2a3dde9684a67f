package news.backgrounder.page;

/** A page with an address of its own on this site. */
public sealed interface Page permits ArticlePage, ExplainerPage, ConflictPage {

    /** Where the page stands now, beginning with a slash. */
    String address();
}
