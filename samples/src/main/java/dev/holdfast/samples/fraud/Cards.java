package dev.holdfast.samples.fraud;

import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.TimeSortedState;
import dev.holdfast.state.ValueState;
import java.time.Duration;
import java.util.Iterator;

/** Watches cards: five payments declined within ten minutes, one that is far above the mean, and a card that nobody uses any more. */
final class Cards {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);
    private static final int MANY = 5;

    private Cards() {}

    /** The timers of a card. */
    enum Timer {
        UNUSED
    }

    @UpdateFunction
    static void watch(
            String card,
            Iterator<Payment> payments,
            @TimeToLive("P90D") ValueState<Spending> spending,
            TimeSortedState<Long> declined,
            EventTimers<Timer> timers,
            Emitter<Suspicion> out) {
        while (payments.hasNext()) {
            Payment payment = payments.next();
            Spending before = spending.orElse(Spending.NONE);
            if (payment.declined()) {
                declined.add(payment.at(), payment.cents());
                declined.removeBefore(payment.at().minus(TEN_MINUTES));
                if (declined.count(payment.at().minus(TEN_MINUTES), payment.at()) == MANY) {
                    out.emit(new Suspicion(card, MANY + " payments declined within ten minutes"));
                }
            } else if (before.isFarBelow(payment)) {
                out.emit(new Suspicion(card, payment.cents() + " cents is far above its mean"));
            }
            spending.update(before.with(payment));
            timers.set(Timer.UNUSED, payment.at().plus(THIRTY_DAYS));
        }
    }

    @OnTimer("watch")
    static void unused(
            String card,
            Timer timer,
            ValueState<Spending> spending,
            TimeSortedState<Long> declined,
            Emitter<Suspicion> out) {
        out.emit(new Suspicion(card, "unused for thirty days"));
        spending.remove();
        declined.clear();
    }
}
