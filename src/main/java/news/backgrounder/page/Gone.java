package news.backgrounder.page;

import news.backgrounder.edition.Tombstone;
import news.backgrounder.site.Site;

/** What is said in the place of something that was withdrawn: when, and why in the newsroom's words. */
public record Gone(Moment when, String why) {

    public static Gone of(Tombstone withdrawal, Site site) {
        return new Gone(Moment.of(withdrawal.publishedAt(), site.timeZone()), withdrawal.note());
    }
}
