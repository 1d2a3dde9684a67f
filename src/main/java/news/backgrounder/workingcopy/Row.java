package news.backgrounder.workingcopy;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.backgrounder.edition.ItemId;

/** One of the ordered things in a working copy, a question or an event, made from an {@code I} of its body. */
@MappedSuperclass
public abstract class Row<I> {

    @Id
    private String id;

    @Column(name = "place_in_order")
    private int place;

    protected Row() {}

    protected Row(ItemId id) {
        this.id = id.value();
    }

    public ItemId id() {
        return new ItemId(id);
    }

    protected abstract void take(I item);

    /**
     * Brings rows to what an editor has typed. A row keeps its id, wherever it now stands and whatever it now says; one
     * that was not typed again is removed.
     */
    public static <I, R extends Row<I>> void revise(
            List<R> rows, List<I> typed, Function<I, ItemId> idOf, Function<I, R> newRow) {
        var known = rows.stream().collect(Collectors.toMap(Row::id, Function.identity()));
        var kept = typed.stream().map(idOf).collect(Collectors.toSet());
        rows.removeIf(row -> !kept.contains(row.id()));
        var place = 0;
        for (var item : typed) {
            var row = known.get(idOf.apply(item));
            if (row == null) {
                row = newRow.apply(item);
                rows.add(row);
            } else {
                row.take(item);
            }
            ((Row<?>) row).place = place++;
        }
        rows.sort(Comparator.comparingInt(row -> ((Row<?>) row).place));
    }
}
