package dev.holdfast.samples.guide;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimeGroupState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

final class Sorting {
    private Sorting() {}

    @UpdateFunction
    static void inOrder(
            String customer, Iterator<Order> orders, EventTimeGroupState<Waiting> state, Emitter<Order> out) {
        List<Order> waiting =
                new ArrayList<>(state.getOption().orElse(Waiting.NONE).orders());
        if (!state.hasTimedOut()) {
            orders.forEachRemaining(waiting::add);
            waiting.sort(Comparator.comparing(Order::at));
        }
        while (!waiting.isEmpty() && !waiting.get(0).at().isAfter(state.currentWatermark())) {
            out.emit(waiting.remove(0));
        }
        if (waiting.isEmpty()) {
            state.remove();
            return;
        }
        state.update(new Waiting(waiting));
        state.setTimeoutTimestamp(waiting.get(0).at());
    }
}
