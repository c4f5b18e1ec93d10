package shop;

import dev.holdfast.annotation.OnBroadcast;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.BroadcastChanges;
import dev.holdfast.state.BroadcastState;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.ValueState;
import java.util.Iterator;

/** With configuration, and a change that nobody else sees. */
public final class Prices {

    private final long most;

    public Prices(long most) {
        this.most = most;
    }

    record Price(String product, long cents) {}

    @UpdateFunction
    public static void sum(
            String shop,
            Iterator<String> sales,
            BroadcastState<String, Long> prices,
            @TimeToLive("P1D") ValueState<Long> sum,
            Emitter<Long> out) {
        sales.forEachRemaining(sale -> sum.update(sum.orElse(0L) + prices.get(sale).orElse(0L)));
    }

    @OnBroadcast("sum")
    void change(Price price, BroadcastChanges<String, Long> prices) {
        prices.put(price.product(), Math.min(price.cents(), most));
    }
}
