package news.backgrounder.page;

import org.jspecify.annotations.Nullable;

/**
 * What stands above an old state of a page.
 *
 * @param number of the edition that is shown whole, or 0 for the page as it stood at an instant
 * @param current where the page stands now
 * @param changes where is shown what this edition changed, or null where there is nothing to compare it with
 */
public record Past(
        int number,
        Moment at,
        @Nullable Step earlier,
        @Nullable Step later,
        String current,
        @Nullable String changes) {

    /** Another state. */
    public record Step(Moment at, String address) {}
}
