package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;

/** Operators of {@link Fraud.Rule}: a factory for each update function. */
@Generated("shop.Fraud.Rule")
public final class Fraud_RuleOperators {

    private Fraud_RuleOperators() {}

    /** {@link Fraud.Rule#judge}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Integer, String> judge(Fraud.Rule rule) {
        return MapGroups.withoutTimeout(
                "Rule.judge",
                KeySerializers.string(),
                StateSerializers.int32(),
                rule::judge);
    }

    /** {@link Fraud.Rule#always}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Integer, String> always() {
        return MapGroups.withoutTimeout(
                "Rule.always",
                KeySerializers.string(),
                StateSerializers.int32(),
                Fraud.Rule::always);
    }
}
