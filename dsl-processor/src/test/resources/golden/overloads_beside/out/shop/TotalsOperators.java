package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;

/** Operators of {@link Totals}: a factory for each update function. */
@Generated("shop.Totals")
public final class TotalsOperators {

    private TotalsOperators() {}

    /** {@link Totals#total}: one result per key and batch, no timeout. */
    public static MapGroups<String, Long, Long, Long> total() {
        return MapGroups.withoutTimeout(
                "Totals.total",
                KeySerializers.string(),
                StateSerializers.int64(),
                Totals::total);
    }

    /** {@link Totals#all}: any number of results, no timeout. */
    public static FlatMapGroups<String, Long, Long, Long> all() {
        return FlatMapGroups.withoutTimeout(
                "Totals.all",
                KeySerializers.string(),
                StateSerializers.int64(),
                (totals_, results, out, out_) ->
                        Totals.all(totals_, results, out).forEach(out_::emit));
    }
}
