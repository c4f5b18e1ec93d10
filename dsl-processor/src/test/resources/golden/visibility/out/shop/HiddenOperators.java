package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;

/** Operators of {@link Hidden}: a factory for each update function. */
@Generated("shop.Hidden")
final class HiddenOperators {

    private HiddenOperators() {}

    /** {@link Hidden#count}: one result per key and batch, no timeout. */
    static MapGroups<String, Integer, Long, String> count() {
        return MapGroups.withoutTimeout(
                "Hidden.count",
                KeySerializers.string(),
                StateSerializers.int64(),
                Hidden::count);
    }
}
