package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.BroadcastStates;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.Ttl;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.time.Duration;
import java.util.List;

/** Operators of {@link Prices}: a factory for each update function. */
@Generated("shop.Prices")
public final class PricesOperators {

    /** Broadcast {@code prices} of {@link Prices#sum}. */
    public static final StateParameter.OfBroadcast<String, Long> SUM_PRICES = StateParameter.broadcast(
            "prices", KeySerializers.string(), StateSerializers.int64());

    /** State {@code sum} of {@link Prices#sum}. */
    public static final StateParameter.OfValue<Long> SUM_SUM = StateParameter.value(
            "sum", StateSerializers.int64())
            .withTtl(Ttl.ofProcessingTime(Duration.parse("P1D")));

    private PricesOperators() {}

    /** {@link Prices#sum}: any number of results, states {@code prices}, {@code sum}. */
    static BroadcastStates<String, String, Prices.Price, Long> sum(Prices prices) {
        return FlatMapStates.<String, String, Long>of(
                "Prices.sum",
                KeySerializers.string(),
                List.of(SUM_PRICES, SUM_SUM),
                (shop, sales, states, out) -> Prices.sum(
                        shop,
                        sales,
                        states.get(SUM_PRICES),
                        states.get(SUM_SUM),
                        out))
                .<Prices.Price>onBroadcast((price, changed) -> prices.change(price, changed.get(SUM_PRICES)));
    }
}
