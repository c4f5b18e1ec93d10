package dev.holdfast.samples.delays;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.samples.flights.Flight;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

/** Running count and total delay per origin. */
final class Delays {

    private Delays() {}

    @Unbounded("there are a few hundred airports")
    @UpdateFunction
    static OriginDelay total(String origin, Iterator<Flight> flights, GroupState<DelayTotal> state) {
        DelayTotal total = state.getOption().orElse(DelayTotal.NONE);
        while (flights.hasNext()) {
            total = total.plus(flights.next());
        }
        state.update(total);
        return new OriginDelay(origin, total.flights(), total.minutes());
    }
}
