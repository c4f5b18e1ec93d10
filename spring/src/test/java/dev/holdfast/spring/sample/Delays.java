package dev.holdfast.spring.sample;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

/** Adds up delays. */
final class Delays {

    private Delays() {}

    @StateRecord
    record Total(long flights, long minutes) {}

    @Unbounded("there are a few hundred airports")
    @UpdateFunction
    static String total(String origin, Iterator<Flight> flights, GroupState<Total> state) {
        Total total = state.getOption().orElse(new Total(0, 0));
        while (flights.hasNext()) {
            total = new Total(
                    total.flights() + 1, total.minutes() + flights.next().delay());
        }
        state.update(total);
        return origin + ": " + total.flights() + " flights, " + total.minutes() + " minutes late";
    }
}
