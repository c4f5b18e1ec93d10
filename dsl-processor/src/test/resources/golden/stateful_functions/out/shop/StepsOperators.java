package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.FlatMapFunction;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;

/** Operators of {@link Steps}: a factory for each update function. */
@Generated("shop.Steps")
final class StepsOperators {

    private StepsOperators() {}

    /** {@link Steps}: a function from state to state, in processing time. */
    static FlatMapFunction<String, String, Long, String> operator() {
        return FlatMapFunction.<String, String, Long, String>of(
                "steps",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, event, at, count, out) -> Steps.count(key, event, count).emitTo(out));
    }
}
