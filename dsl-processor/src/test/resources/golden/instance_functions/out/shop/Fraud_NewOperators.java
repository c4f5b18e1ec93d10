package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;

/** Operators of {@link Fraud.New}: a factory for each update function. */
@Generated("shop.Fraud.New")
public final class Fraud_NewOperators {

    private Fraud_NewOperators() {}

    /** {@link Fraud.New#detect}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Integer, String> detect(Fraud.New new_) {
        return MapGroups.withoutTimeout(
                "New.detect",
                KeySerializers.string(),
                StateSerializers.int32(),
                new_::detect);
    }
}
