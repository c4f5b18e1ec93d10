package shop;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.Generated;

/** Aggregate {@link Spread}, to stand beside others. */
@Generated("shop.Spread")
public final class SpreadAggregate {

    private SpreadAggregate() {}

    /** The aggregate; its name in checkpoints is {@code Spread}. */
    public static Aggregate<Long, Long> of() {
        return Aggregate.ofMethods(
                "Spread",
                new Spread_RangeSerializer(),
                Spread::add,
                Spread::merge,
                Spread::result);
    }
}
