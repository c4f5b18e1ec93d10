package shop;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.StateSerializers;

/** Aggregate {@link Words.Longest}, to stand beside others. */
@Generated("shop.Words.Longest")
final class Words_LongestAggregate {

    private Words_LongestAggregate() {}

    /** The aggregate; its name in checkpoints is {@code Longest}. */
    static Aggregate<String, String> of() {
        return Aggregate.ofMethods(
                "Longest",
                StateSerializers.string(),
                Words.Longest::add,
                Words.Longest::merge,
                Words.Longest::result);
    }
}
