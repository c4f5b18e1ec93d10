package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;

/** Operators of {@link Fraud}: a factory for each update function. */
@Generated("shop.Fraud")
public final class FraudOperators {

    private FraudOperators() {}

    /** {@link Fraud#detect}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Integer, String> detect(Fraud fraud) {
        return MapGroups.withoutTimeout(
                "Fraud.detect",
                KeySerializers.string(),
                StateSerializers.int32(),
                fraud::detect);
    }

    /** {@link Fraud#suspects}: any number of results, no timeout. */
    public static FlatMapGroups<String, Integer, Integer, String> suspects(Fraud fraud) {
        return FlatMapGroups.withoutTimeout(
                "Fraud.suspects",
                KeySerializers.string(),
                StateSerializers.int32(),
                (fraud_, out, state, out_) ->
                        fraud.suspects(fraud_, out, state).forEach(out_::emit));
    }
}
