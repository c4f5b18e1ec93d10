package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;

/** Operators of {@link Hidden.Deeper}: a factory for each update function. */
@Generated("shop.Hidden.Deeper")
final class Hidden_DeeperOperators {

    private Hidden_DeeperOperators() {}

    /** {@link Hidden.Deeper#count}: one result per key and batch, no timeout. */
    static MapGroups<String, Integer, Long, String> count() {
        return MapGroups.withoutTimeout(
                "Deeper.count",
                KeySerializers.string(),
                StateSerializers.int64(),
                Hidden.Deeper::count);
    }
}
