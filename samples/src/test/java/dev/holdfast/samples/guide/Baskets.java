package dev.holdfast.samples.guide;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimeGroupState;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

final class Baskets {
    private final Duration patience;

    Baskets(Duration patience) {
        this.patience = patience;
    }

    @UpdateFunction
    void collect(Account account, Iterator<Order> orders, EventTimeGroupState<Contents> state, Emitter<Basket> out) {
        Contents contents = state.getOption().orElse(Contents.EMPTY);
        if (state.hasTimedOut()) {
            out.emit(new Basket(account.customer(), contents.articles(), contents.cents()));
            state.remove();
            return;
        }
        Instant latest = state.currentWatermark();
        while (orders.hasNext()) {
            Order order = orders.next();
            contents = contents.with(order);
            latest = order.at().isAfter(latest) ? order.at() : latest;
        }
        state.update(contents);
        state.setTimeoutTimestamp(latest.plus(patience));
    }
}
