package dev.holdfast.samples.fraud;

import dev.holdfast.annotation.OnBroadcast;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.BroadcastChanges;
import dev.holdfast.state.BroadcastState;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.TimeSortedState;
import java.util.Iterator;
import java.util.Map;

/** Compares what is paid with limits for all cards, which change while the query runs. */
final class Limits {

    private Limits() {}

    @UpdateFunction
    static void check(
            String card,
            Iterator<Payment> payments,
            BroadcastState<String, Limit> limits,
            @TimeToLive("P30D") TimeSortedState<Long> paid,
            Emitter<Suspicion> out) {
        while (payments.hasNext()) {
            Payment payment = payments.next();
            paid.add(payment.at(), payment.cents());
            for (Map.Entry<String, Limit> limit : limits.entries()) {
                if (isAbove(limit.getValue(), payment, paid)) {
                    out.emit(new Suspicion(card, "above the limit '" + limit.getKey() + "'"));
                }
            }
        }
    }

    @OnBroadcast("check")
    static void change(LimitChange change, BroadcastChanges<String, Limit> limits) {
        if (change.limit() == null) {
            limits.remove(change.name());
        } else {
            limits.put(change.name(), change.limit());
        }
    }

    private static boolean isAbove(Limit limit, Payment payment, TimeSortedState<Long> paid) {
        long cents = 0;
        for (Map.Entry<?, Long> entry : paid.between(payment.at().minus(limit.within()), payment.at())) {
            cents += entry.getValue();
        }
        return cents > limit.cents();
    }
}
